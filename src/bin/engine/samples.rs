//! The invented firms: their answers and their files as a bank or wallet would give them. They stand here and not in
//! the application, so that its first load stays small.

use credit_mirror::assessment::Case;
use credit_mirror::dossier::read;
use credit_mirror::intake::{self, Recipe};
use credit_mirror::wording::Words;
use std::rc::Rc;

/// A firm: its saved answers, and its files by name.
struct Firm {
    case: &'static str,
    files: &'static [(&'static str, &'static [u8])],
}

/// The firms, in the order of the first page.
const FIRMS: [Firm; 3] = [
    Firm {
        case: include_str!("../../../tests/firms/wholesaler/case.json"),
        files: &[(
            "示例银行-账户明细-202505-202610.csv",
            include_bytes!("../../../tests/firms/wholesaler/示例银行-账户明细-202505-202610.csv"),
        )],
    },
    Firm {
        case: include_str!("../../../tests/firms/noodle-restaurant/case.json"),
        files: &[
            (
                "微信支付账单(20251101-20261031).csv",
                include_bytes!("../../../tests/firms/noodle-restaurant/微信支付账单(20251101-20261031).csv"),
            ),
            (
                "支付宝交易明细(20251101-20261031).csv",
                include_bytes!("../../../tests/firms/noodle-restaurant/支付宝交易明细(20251101-20261031).csv"),
            ),
        ],
    },
    Firm {
        case: include_str!("../../../tests/firms/parts-maker/case.json"),
        files: &[(
            "样板银行_交易明细_20250501_20261031.csv",
            include_bytes!("../../../tests/firms/parts-maker/样板银行_交易明细_20250501_20261031.csv"),
        )],
    },
];

/// The case of a firm, its files read anew.
pub fn case(number: u32) -> Result<Case, String> {
    let found = usize::try_from(number).ok().and_then(|number| FIRMS.get(number));
    let firm = found.ok_or_else(|| format!("no firm {number}"))?;
    let answers = read(firm.case).map_err(|refused| Words::default().refused(&refused))?;
    let currency = answers.answers().currency();
    let mut sets = Vec::new();
    for (name, bytes) in firm.files {
        let reading = intake::read(bytes, name, &Recipe::default(), currency, &mut |_| {});
        sets.push(Rc::new(reading.map_err(|refusal| format!("{name}: {:?}", refusal.finding.kind))?));
    }
    Ok(Case::new(answers.answers().clone(), sets, answers.corrections().clone()))
}
