//! One subject of the task list.

use crate::app::components::{ErrorSummary, GroupView, RowList, UnitChoice, route_name};
use crate::app::context::{use_words, use_workspace};
use crate::app::hooks::use_form;
use crate::app::route::Route;
use credit_mirror::facts::{Field, FieldKey, FieldKind, Group, Repeat, Section};
use credit_mirror::wording::{Words, t};
use yew::prelude::*;

/// Properties of [`SectionPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct SectionProps {
    /// Which subject.
    pub section: Section,
}

fn lead(words: Words, section: Section) -> &'static str {
    words.get(match section {
        Section::Profile => t::APP_LEAD_PROFILE,
        Section::Accounts => t::APP_LEAD_ACCOUNTS,
        Section::Debts => t::APP_LEAD_DEBTS,
        Section::Credit => t::APP_LEAD_CREDIT,
        Section::Trade => t::APP_LEAD_TRADE,
        Section::Ageing => t::APP_LEAD_AGEING,
        Section::Need => t::APP_LEAD_NEED,
        Section::Deals => t::APP_LEAD_DEALS,
        Section::Plan => t::APP_LEAD_PLAN,
        Section::Wishes => t::APP_LEAD_WISHES,
        Section::Offers => t::APP_LEAD_OFFERS,
    })
}

/// The page of a subject.
#[component]
pub fn SectionPage(props: &SectionProps) -> Html {
    let (words, workspace) = (use_words(), use_workspace());
    let section = props.section;
    let state = use_form(section);
    let answers = &workspace.case().answers;
    let has_money = section.groups().flat_map(Group::fields).any(|spec| matches!(spec.kind, FieldKind::Money(_)));
    let group = |(place, group): (usize, Group)| {
        let asked = group.fields().any(|spec| spec.is_asked(answers, 1));
        let (left, show_all, on_leave) = (state.left.clone(), state.asked > 0, state.on_leave.clone());
        html! {
            <fieldset key={place} class="group stack wide" hidden={!asked}>
                <legend>{ words.group(group) }</legend>
                if group == Group::Held {
                    <a id={FieldKey::once(Field::DocumentsHeld).id()} href="#/way/papers">{ words.field(Field::DocumentsHeld) }</a>
                } else if matches!(group.repeat(), Repeat::Rows(_)) {
                    <RowList {group} {left} {show_all} {on_leave} />
                } else {
                    <GroupView {group} row={0} {left} {show_all} {on_leave} />
                }
            </fieldset>
        }
    };
    html! {
        <>
            <h1 key="title" tabindex="-1">{ route_name(words, Route::Section(section)) }</h1>
            <p key="lead">{ lead(words, section) }</p>
            <ErrorSummary key="errors" problems={state.problems.clone()} asked={state.asked} />
            if has_money {
                <div key="unit"><UnitChoice /></div>
            }
            <div key="groups" class="stack sections">{ for section.groups().enumerate().map(group) }</div>
            <p key="next" class="row">
                <button type="button" class="button" onclick={state.on_continue.clone()}>{ words.get(t::APP_CONTINUE) }</button>
                <a class="button second" href={Route::Section(section).next().href()}>{ words.get(t::APP_SKIP_SECTION) }</a>
            </p>
        </>
    }
}
