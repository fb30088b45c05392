//! One imported line with its category and the ways to correct it.

use crate::app::browser::input;
use crate::app::context::{use_pack, use_saving, use_words, use_workspace};
use crate::app::state::Action;
use credit_mirror::books::{Counted, Posting, Reason, Revenue};
use credit_mirror::rules::Category;
use credit_mirror::wording::t;
use yew::prelude::*;

/// Properties of [`LineRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct LineRowProps {
    /// The line.
    pub line: Posting,
}

/// A row of the table of lines.
#[component]
pub fn LineRow(props: &LineRowProps) -> Html {
    let (words, workspace, pack, saving) = (use_words(), use_workspace(), use_pack(), use_saving());
    let line = &props.line;
    let inward = line.amount.is_positive();
    let pick = {
        let (workspace, id) = (workspace.clone(), line.id);
        Callback::from(move |event: Event| {
            workspace.dispatch(Action::CorrectLine(id, Category::parse(&input::value(&event))))
        })
    };
    let for_party = {
        let (workspace, party, category) = (workspace.clone(), line.party.clone(), line.category);
        Callback::from(move |_: MouseEvent| {
            workspace.dispatch(Action::CorrectParty(party.clone(), inward, Some(category)))
        })
    };
    let back = {
        let (workspace, id, party) = (workspace.clone(), line.id, line.party.clone());
        let of_party = line.reason == Reason::ChosenForParty;
        Callback::from(move |_: MouseEvent| {
            workspace.dispatch(if of_party {
                Action::CorrectParty(party.clone(), inward, None)
            } else {
                Action::CorrectLine(id, None)
            });
        })
    };
    // What the switch would do: leave a counted line out, or count one that is left out.
    let counts = line.counted == Counted::Yes;
    let can_switch =
        matches!(line.counted, Counted::Yes | Counted::Excluded | Counted::DuplicateOf(_) | Counted::SamePaymentAs(_));
    let switch = {
        let (workspace, id) = (workspace.clone(), line.id);
        let known = workspace.case().corrections().excluded.get(&line.id).copied();
        let wish = if known.is_some() { None } else { Some(counts) };
        Callback::from(move |_: MouseEvent| workspace.dispatch(Action::Exclude(id, wish)))
    };
    let chosen = matches!(line.reason, Reason::Chosen | Reason::ChosenForParty);
    let one_line = line.reason == Reason::Chosen && !line.party.is_empty();
    let party_words = if inward { t::APP_LINE_ALL_IN } else { t::APP_LINE_ALL_OUT };
    let who = if line.party.is_empty() { words.get(t::APP_LINE_NO_PARTY).to_owned() } else { line.party.clone() };
    html! {
        <tr class={(!counts).then_some("uncounted")} id={format!("line:{}:{}", line.id.file, line.id.line)}>
            <td key="date" class="nowrap">{ line.date.to_string() }</td>
            <th key="who" scope="row">{ who }<span class="text">{ line.text.clone() }</span><span class="text">{ words.line_place(line.id) }</span></th>
            <td key="amount" class={classes!("number", inward.then_some("in"))}>{ if inward { "＋" } else { "－" } }{ words.amount(line.amount.abs()) }</td>
            <td key="what">
                <select key="category" class="input" disabled={!saving.writes} onchange={pick}
                    aria-label={words.say(t::APP_LINE_CHOOSE, [&line.date.to_string(), &words.amount(line.amount)])}>
                    { for Category::ALL.iter().map(|category| html! {
                        <option key={category.as_str()} value={category.as_str()} selected={*category == line.category}>{ words.category(*category) }</option>
                    }) }
                </select>
                <span key="reason" class="text">{ words.category_reason(&line.reason, pack.categories()) }</span>
                <span key="counted" class="text" hidden={counts && line.revenue == Revenue::No}>
                    { if counts { words.revenue(line.revenue).to_owned() } else { words.counted(line.counted) } }
                </span>
                <span key="commands" class="row">
                    <button key="party" type="button" class="link" hidden={!one_line} disabled={!saving.writes} onclick={for_party}>{ words.say(party_words, [&line.party]) }</button>
                    <button key="back" type="button" class="link" hidden={!chosen} disabled={!saving.writes} onclick={back}>{ words.get(t::APP_LINE_BACK) }</button>
                    <button key="switch" type="button" class="link" hidden={!can_switch} disabled={!saving.writes} onclick={switch}>
                        { words.get(if counts { t::APP_LINE_LEAVE_OUT } else { t::APP_LINE_COUNT }) }
                    </button>
                </span>
            </td>
        </tr>
    }
}
