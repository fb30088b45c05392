//! The examples: one file a category in `xtask/training/lines`, written for this project.
//!
//! Persons are written 某某 and N N: no name may gain a weight.
//!
//! `> party | text | kind` is money out, `<` money in, `=` either. Blank lines part groups of look-alikes; a part that
//! begins with `# list` holds lines that are none. Beyond that, lines of which half the pieces agree are one group.

use crate::Done;
use credit_mirror::rules::{Category, UNCLEAR, features, fold};
use std::collections::BTreeSet;
use std::path::Path;

/// The hundred commonest surnames: alone they may say a word or a person's name, so that none gains a weight.
const NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常";

/// One example in one direction.
pub struct Example {
    /// Whether money came in.
    pub inward: bool,
    /// What it is; `None` when that cannot be told.
    pub class: Option<Category>,
    /// Party, text and kind, folded.
    pub fields: [String; 3],
    /// Its group of look-alikes.
    pub group: usize,
}

impl Example {
    /// The fields as the model takes them.
    pub fn fields(&self) -> [&str; 3] {
        [&self.fields[0], &self.fields[1], &self.fields[2]]
    }

    /// Its pieces, each once.
    pub fn keys(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        features(self.fields(), &mut |feature| {
            keys.insert(feature.key());
        });
        keys.retain(|key| !key.contains('某') && !NAMES.contains(key.as_str()));
        keys
    }
}

/// Reads all files, in the order of their names.
pub fn read(folder: &Path) -> Done<Vec<Example>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let listed = std::fs::read_dir(folder).map_err(failed)?;
    let mut paths = listed.map(|entry| Ok(entry.map_err(failed)?.path())).collect::<Done<Vec<_>>>()?;
    paths.sort();
    let (mut examples, mut groups) = (Vec::new(), 0);
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let class = Category::parse(&name);
        if class.is_none() && name != UNCLEAR {
            return Err(format!("{}: `{name}` is no category", path.display()));
        }
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for part in text.split("\n\n") {
            let list = part.lines().any(|line| line == "# list");
            for line in part.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                if list {
                    groups += 1;
                }
                let wrong = || format!("{}: `{line}` is not `> party | text | kind`", path.display());
                examples.extend(example(line, class, groups).ok_or_else(wrong)?);
            }
            groups += 1;
        }
    }
    join_alike(&mut examples);
    Ok(examples)
}

fn example(line: &str, class: Option<Category>, group: usize) -> Option<Vec<Example>> {
    let ways: &[bool] = match line.chars().next()? {
        '<' => &[true],
        '>' => &[false],
        '=' => &[true, false],
        _ => return None,
    };
    let mut parts = line[1..].split('|').map(fold);
    let fields = [parts.next()?, parts.next()?, parts.next().unwrap_or_default()];
    let none = parts.next().is_none();
    none.then(|| ways.iter().map(|inward| Example { inward: *inward, class, fields: fields.clone(), group }).collect())
}

/// Lines of one class of which at least half the pieces agree stand in one group, whatever the files say.
fn join_alike(examples: &mut [Example]) {
    let keys: Vec<BTreeSet<String>> = examples.iter().map(Example::keys).collect();
    for one in 0..examples.len() {
        for other in 0..one {
            let (a, b) = (examples[one].group, examples[other].group);
            if a == b || examples[one].class != examples[other].class {
                continue;
            }
            let both = keys[one].intersection(&keys[other]).count();
            if 2 * both >= keys[one].len() + keys[other].len() - both {
                examples.iter_mut().filter(|example| example.group == a).for_each(|example| example.group = b);
            }
        }
    }
}
