//! Packs in layers: a pack laid over others, item by item. `build.rs` compiles this file too, so that it knows nothing
//! but JSON.

use serde_json::{Map, Value as Json};

/// A pack's files laid over those of a base: a file, a key or an item with the same `id` is laid over its like, anything
/// else takes the base's place, and `remove = true` takes an item out.
pub(crate) fn laid_over(mut base: Map<String, Json>, upper: Map<String, Json>) -> Map<String, Json> {
    for (key, above) in upper {
        let laid = match base.remove(&key) {
            Some(below) => one_over(below, above),
            None => above,
        };
        base.insert(key, laid);
    }
    base
}

fn one_over(below: Json, above: Json) -> Json {
    match (below, above) {
        (Json::Object(below), Json::Object(above)) => Json::Object(laid_over(below, above)),
        (Json::Array(below), Json::Array(above)) if by_id(&below) && by_id(&above) => {
            Json::Array(items_over(below, above))
        }
        (_, above) => above,
    }
}

/// Whether every item of a list is told by an `id`.
fn by_id(items: &[Json]) -> bool {
    items.iter().all(|item| id(item).is_some())
}

fn id(item: &Json) -> Option<&str> {
    item.get("id").and_then(Json::as_str)
}

fn items_over(mut below: Vec<Json>, above: Vec<Json>) -> Vec<Json> {
    for item in above {
        let place = below.iter().position(|other| id(other) == id(&item));
        if item.get("remove").and_then(Json::as_bool) == Some(true) {
            below.retain(|other| id(other) != id(&item));
        } else if let Some(place) = place {
            let under = below[place].take();
            below[place] = one_over(under, item);
        } else {
            below.push(item);
        }
    }
    below
}

/// What a pack is laid over: names of packs, each alone or with the files taken from it (`cn: categories scorecard`).
pub(crate) fn under(files: &Map<String, Json>) -> Vec<(String, Vec<String>)> {
    let names = files.get("pack").and_then(|pack| pack.get("under")).and_then(Json::as_array);
    let names = names.into_iter().flatten().filter_map(Json::as_str);
    let split = |entry: &str| {
        let (name, files) = entry.split_once(':').unwrap_or((entry, ""));
        (name.trim().to_owned(), files.split_whitespace().map(str::to_owned).collect())
    };
    names.map(split).collect()
}

/// The files of a base that a pack takes: the named ones and folders, or all but the head.
pub(crate) fn taken(base: &Map<String, Json>, wanted: &[String]) -> Map<String, Json> {
    let is_wanted = |name: &str| {
        name != "pack"
            && (wanted.is_empty()
                || wanted
                    .iter()
                    .any(|w| name == w || name.strip_prefix(w.as_str()).is_some_and(|rest| rest.starts_with('/'))))
    };
    base.iter().filter(|(name, _)| is_wanted(name)).map(|(name, file)| (name.clone(), file.clone())).collect()
}
