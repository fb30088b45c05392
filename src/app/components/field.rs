//! One item of a form: label, why a lender asks, the control, "don't know", what was understood, what is wrong.

use super::{Industry, TextInput};
use crate::app::browser::input;
use crate::app::context::use_words;
use credit_mirror::facts::{Entry, FieldKey, FieldKind, FieldSpec, Group};
use credit_mirror::wording::{Words, t};
use yew::prelude::*;

/// The code of "don't know" among the choices of a control; no field has it as a code of its own.
const DONT_KNOW: &str = "?";

/// The most choices shown side by side; more are a list that drops down.
const SIDE_BY_SIDE: usize = 5;

/// Properties of [`FieldView`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Which item.
    pub place: FieldKey,
    /// What is entered.
    pub entry: Option<Entry>,
    /// What was understood, in words; empty when it adds nothing.
    pub echo: AttrValue,
    /// What is wrong, when it is to be shown.
    pub problem: Option<AttrValue>,
    /// The unit that the label names.
    pub unit: AttrValue,
    /// Whether it cannot be changed.
    pub disabled: bool,
    /// Called with each entry.
    pub on_entry: Callback<(FieldKey, Option<Entry>)>,
    /// Called when the item is left.
    pub on_leave: Callback<FieldKey>,
}

/// One item.
#[component]
pub fn FieldView(props: &FieldProps) -> Html {
    let words = use_words();
    let (place, spec) = (props.place, props.place.field.spec());
    let id = place.id();
    let options = options(words, spec);
    let label = if props.unit.is_empty() {
        words.field(place.field).to_owned()
    } else {
        words.say(t::APP_FIELD_WITH_UNIT, [words.field(place.field), &props.unit])
    };
    let entered = {
        let on_entry = props.on_entry.clone();
        Callback::from(move |code: String| {
            on_entry.emit((
                place,
                match code.as_str() {
                    DONT_KNOW => Some(Entry::DontKnow),
                    _ => Some(Entry::Text(code)),
                },
            ));
        })
    };
    let control = if spec.group == Group::Weights {
        slider(props, &id, words, &entered)
    } else if spec.kind == FieldKind::Industry {
        industry(props, &id, &entered)
    } else if options.is_empty() {
        typed(props, spec.kind, &id, words, &entered)
    } else if options.len() <= SIDE_BY_SIDE {
        side_by_side(props, &id, &options, words, &entered)
    } else {
        dropped_down(props, &id, &options, words, &entered)
    };
    let radios = !options.is_empty() && options.len() <= SIDE_BY_SIDE;
    let (why, help) = (words.field_why(place.field), words.field_help(place.field).unwrap_or_default());
    let class = if props.problem.is_some() { "field error" } else { "field" };
    html! {
        <div class={class} role={radios.then_some("radiogroup")} aria-labelledby={radios.then(|| format!("{id}-label"))}>
            if radios {
                <span key="label" id={format!("{id}-label")} class="label">{ label }</span>
            } else {
                <label key="label" for={id.clone()}>{ label }</label>
            }
            <span key="why" id={format!("{id}-why")} class="why" hidden={why.is_empty()}>{ why }</span>
            <span key="help" id={format!("{id}-help")} class="why" hidden={help.is_empty()}>{ help }</span>
            <span key="problem" id={format!("{id}-problem")} class="message" hidden={props.problem.is_none()}>{ props.problem.clone().unwrap_or_default() }</span>
            <div key="control" class="line">{ control }</div>
            <span key="echo" id={format!("{id}-echo")} class="echo" hidden={props.echo.is_empty()}>{ props.echo.clone() }</span>
        </div>
    }
}

/// The codes to choose from, with their words; industries have a list of their own.
fn options(words: Words, spec: &FieldSpec) -> Vec<(String, String)> {
    spec.codes()
        .iter()
        .map(|code| ((*code).to_owned(), words.choice(spec.field, code).unwrap_or(code).to_owned()))
        .collect()
}

/// A weight from 0 to 10, moved along a line. Until it is moved the pack's own weight counts.
fn slider(props: &FieldProps, id: &str, words: Words, entered: &Callback<String>) -> Html {
    let text = chosen(props.entry.as_ref()).to_owned();
    let moved = entered.reform(|event: InputEvent| input::value(&event));
    let place = if text.is_empty() || text == DONT_KNOW { "5".to_owned() } else { text.clone() };
    let shown = if text.is_empty() || text == DONT_KNOW { words.get(t::APP_WEIGHT_UNSET).to_owned() } else { text };
    html! {
        <>
            <input key="input" id={id.to_owned()} class="slider" type="range" min="0" max="10" step="1" value={place}
                disabled={props.disabled} aria-describedby={described(id)} oninput={moved} />
            <output key="output" for={id.to_owned()} class="quiet">{ shown }</output>
        </>
    }
}

fn industry(props: &FieldProps, id: &str, entered: &Callback<String>) -> Html {
    let on_code = {
        let (on_entry, place, entered) = (props.on_entry.clone(), props.place, entered.clone());
        Callback::from(
            move |code: String| {
                if code.is_empty() { on_entry.emit((place, None)) } else { entered.emit(code) }
            },
        )
    };
    html! {
        <Industry id={id.to_owned()} now={chosen(props.entry.as_ref()).to_owned()} dont_know={DONT_KNOW}
            described_by={AttrValue::from(described(id))} disabled={props.disabled} {on_code} />
    }
}

fn chosen(entry: Option<&Entry>) -> &str {
    match entry {
        None => "",
        Some(Entry::DontKnow) => DONT_KNOW,
        Some(Entry::Text(code)) => code,
    }
}

fn described(id: &str) -> String {
    format!("{id}-why {id}-help {id}-problem {id}-echo")
}

fn typed(props: &FieldProps, kind: FieldKind, id: &str, words: Words, entered: &Callback<String>) -> Html {
    let (class, inputmode) = match kind {
        FieldKind::Money(_) => ("amount", "decimal"),
        FieldKind::Percent(..) | FieldKind::Rate | FieldKind::Multiple(..) => ("short", "decimal"),
        FieldKind::Count(..) | FieldKind::Days(..) | FieldKind::Months(..) | FieldKind::Years(..) => {
            ("short", "numeric")
        }
        FieldKind::Month | FieldKind::Date => ("medium", "numeric"),
        _ => ("", "text"),
    };
    let text = match &props.entry {
        Some(Entry::Text(text)) => text.clone(),
        Some(Entry::DontKnow) | None => String::new(),
    };
    let unknown = props.entry == Some(Entry::DontKnow);
    let toggle = {
        let (on_entry, place) = (props.on_entry.clone(), props.place);
        Callback::from(move |event: Event| on_entry.emit((place, input::checked(&event).then_some(Entry::DontKnow))))
    };
    let leave = {
        let (on_leave, place) = (props.on_leave.clone(), props.place);
        Callback::from(move |()| on_leave.emit(place))
    };
    html! {
        <>
            <TextInput key="input" id={id.to_owned()} value={text} {class} {inputmode} disabled={props.disabled}
                described_by={AttrValue::from(described(id))} invalid={props.problem.is_some()}
                on_text={entered.clone()} on_leave={leave} />
            <label key="unknown" class="check dont-know">
                <input type="checkbox" checked={unknown} disabled={props.disabled} onchange={toggle}
                    aria-label={words.say(t::APP_DONT_KNOW_ITEM, [words.field(props.place.field)])} />
                { words.get(t::APP_DONT_KNOW) }
            </label>
        </>
    }
}

fn side_by_side(
    props: &FieldProps,
    id: &str,
    options: &[(String, String)],
    words: Words,
    entered: &Callback<String>,
) -> Html {
    let now = chosen(props.entry.as_ref());
    let unknown = (DONT_KNOW.to_owned(), words.get(t::APP_DONT_KNOW).to_owned());
    let choice = |(place, (code, text)): (usize, &(String, String))| {
        let pick = {
            let (entered, code) = (entered.clone(), code.clone());
            Callback::from(move |_: Event| entered.emit(code.clone()))
        };
        // The first one carries the item's id, so that links to the item lead to it.
        let own = if place == 0 { id.to_owned() } else { format!("{id}-{place}") };
        html! {
            <label key={code.clone()} class={(code == DONT_KNOW).then_some("dont-know")}>
                <input type="radio" name={id.to_owned()} id={own} checked={now == code} disabled={props.disabled} onchange={pick} />
                { text }
            </label>
        }
    };
    html! { <div class="choices">{ for options.iter().chain([&unknown]).enumerate().map(choice) }</div> }
}

fn dropped_down(
    props: &FieldProps,
    id: &str,
    options: &[(String, String)],
    words: Words,
    entered: &Callback<String>,
) -> Html {
    let now = chosen(props.entry.as_ref()).to_owned();
    let pick = {
        let (on_entry, place, entered) = (props.on_entry.clone(), props.place, entered.clone());
        Callback::from(move |event: Event| match input::value(&event) {
            code if code.is_empty() => on_entry.emit((place, None)),
            code => entered.emit(code),
        })
    };
    let option = |code: &str, text: &str| {
        html! { <option key={code.to_owned()} value={code.to_owned()} selected={now == code}>{ text }</option> }
    };
    html! {
        <select id={id.to_owned()} class="input" disabled={props.disabled} onchange={pick} aria-describedby={described(id)}>
            { option("", words.get(t::APP_CHOOSE)) }
            { for options.iter().map(|(code, text)| option(code, text)) }
            { option(DONT_KNOW, words.get(t::APP_DONT_KNOW)) }
        </select>
    }
}
