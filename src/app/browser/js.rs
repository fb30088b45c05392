//! Calls to what web-sys does not name (yet): by name, checked.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The member of an object.
pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// A member that is text.
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    get(of, name)?.as_string()
}

/// A member that is a number.
pub fn number(of: &JsValue, name: &str) -> Option<f64> {
    get(of, name)?.as_f64()
}

/// Calls a method.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = get(of, name).and_then(|m| m.dyn_into::<Function>().ok()).ok_or_else(|| JsValue::from_str(name))?;
    method.apply(of, &arguments.iter().collect::<Array>())
}

/// An object of named members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
