//! What else can be chosen about a file: encoding, order of dates, decimal sign, which way the signs go.

use crate::app::browser::input;
use crate::app::context::use_words;
use crate::app::hooks::Job;
use credit_mirror::intake::{DateOrder, DecimalSign, Recipe, RecordSet};
use credit_mirror::wording::t;
use std::rc::Rc;
use yew::prelude::*;

const ENCODINGS: [&str; 7] = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5", "shift_jis", "windows-1252"];

/// Properties of [`Choices`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChoicesProps {
    /// The file on its way in.
    pub job: Job,
    /// What was read.
    pub set: Rc<RecordSet>,
    /// Called with other choices.
    pub on_recipe: Callback<Recipe>,
}

/// The choices.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let words = use_words();
    let recipe = &props.job.recipe;
    let auto = words.get(t::APP_CHOICE_AUTO);
    let select = |id: &'static str,
                  name: &'static str,
                  now: String,
                  options: Vec<(String, String)>,
                  change: fn(&mut Recipe, &str)| {
        let pick = {
            let (recipe, on_recipe) = (recipe.clone(), props.on_recipe.clone());
            Callback::from(move |event: Event| {
                let mut recipe = recipe.clone();
                change(&mut recipe, &input::value(&event));
                on_recipe.emit(recipe);
            })
        };
        html! {
            <label key={id}>{ name }
                <select class="input" onchange={pick}>
                    <option key="" value="" selected={now.is_empty()}>{ auto }</option>
                    { for options.into_iter().map(|(code, text)| html! {
                        <option key={code.clone()} value={code.clone()} selected={now == code}>{ text }</option>
                    }) }
                </select>
            </label>
        }
    };
    let same = |code: &str| (code.to_owned(), code.to_owned());
    let orders = vec![
        ("ymd".to_owned(), words.get(t::APP_ORDER_YMD).to_owned()),
        ("dmy".to_owned(), words.get(t::APP_ORDER_DMY).to_owned()),
        ("mdy".to_owned(), words.get(t::APP_ORDER_MDY).to_owned()),
    ];
    let decimals = vec![(".".to_owned(), "1,234.56".to_owned()), (",".to_owned(), "1.234,56".to_owned())];
    let signs = vec![
        ("no".to_owned(), words.get(t::APP_SIGN_AS_READ).to_owned()),
        ("yes".to_owned(), words.get(t::APP_SIGN_FLIPPED).to_owned()),
    ];
    let flip = recipe.flip_sign.map_or("", |flip| if flip { "yes" } else { "no" });
    html! {
        <div class="filters">
            { select("encoding", words.get(t::APP_CHOICE_ENCODING), recipe.encoding.clone().unwrap_or_default(), ENCODINGS.map(same).to_vec(),
                |recipe, code| recipe.encoding = Some(code.to_owned()).filter(|code| !code.is_empty())) }
            { select("order", words.get(t::APP_CHOICE_ORDER), recipe.date_order.map_or("", DateOrder::as_str).to_owned(), orders,
                |recipe, code| recipe.date_order = DateOrder::parse(code)) }
            { select("decimal", words.get(t::APP_CHOICE_DECIMAL), recipe.decimal.map(|sign| sign.sign().to_string()).unwrap_or_default(), decimals,
                |recipe, code| recipe.decimal = match code { "." => Some(DecimalSign::Point), "," => Some(DecimalSign::Comma), _ => None }) }
            { select("sign", words.get(t::APP_CHOICE_SIGN), flip.to_owned(), signs,
                |recipe, code| recipe.flip_sign = match code { "yes" => Some(true), "no" => Some(false), _ => None }) }
        </div>
    }
}
