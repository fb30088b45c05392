//! The kinds of files.

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A kind of file.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Format {
            $($(#[$doc])* $name,)*
        }

        impl Format {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name used in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

formats! {
    /// Delimited text of a bank or any other source.
    Delimited = "delimited",
    /// Alipay (支付宝) bill, as text or workbook.
    Alipay = "alipay",
    /// WeChat Pay (微信支付) bill, as text or workbook.
    WeChat = "wechat",
    /// Jingdong (京东) bill.
    Jd = "jd",
    /// Meituan (美团) bill.
    Meituan = "meituan",
    /// Excel workbook since 2007.
    Xlsx = "xlsx",
    /// Excel workbook of 97 to 2003.
    Xls = "xls",
    /// OpenDocument spreadsheet.
    Ods = "ods",
    /// Table in an HTML page, as banks name `.xls`.
    Html = "html-table",
    /// Excel's XML spreadsheet of 2003.
    SpreadsheetXml = "xml-spreadsheet",
    /// OFX 1.x and QFX: SGML.
    Ofx1 = "ofx-1",
    /// OFX 2.x: XML.
    Ofx2 = "ofx-2",
    /// Quicken interchange.
    Qif = "qif",
    /// SWIFT customer statement.
    Mt940 = "mt940",
    /// SWIFT interim report.
    Mt942 = "mt942",
    /// ISO 20022 account report.
    Camt052 = "camt.052",
    /// ISO 20022 statement.
    Camt053 = "camt.053",
    /// ISO 20022 debit and credit notification.
    Camt054 = "camt.054",
    /// ledger or hledger journal.
    Ledger = "ledger-journal",
    /// beancount journal.
    Beancount = "beancount-journal",
    /// Journal of an accounting program as a table: each row one side of a booking.
    EntryJournal = "entry-journal",
    /// Chinese fully digital invoice (数电票) in XML.
    CnEinvoice = "cn-einvoice",
    /// Chinese OFD document with an invoice.
    CnOfd = "cn-ofd",
    /// UBL 2.x invoice or credit note.
    Ubl = "einvoice-ubl",
    /// UN/CEFACT cross-industry invoice.
    Cii = "einvoice-cii",
    /// PDF with a cross-industry invoice inside (Factur-X, ZUGFeRD).
    FacturX = "einvoice-facturx",
    /// List of invoices: the export of a tax platform or an invoicing program.
    InvoiceList = "invoice-list",
    /// Standard audit file for tax.
    SafT = "saf-t",
    /// XBRL instance.
    Xbrl = "xbrl",
    /// Inline XBRL accounts.
    Ixbrl = "ixbrl",
    /// Balance sheet, statement of profit or of cash flows as a table.
    FinancialStatement = "financial-statement",
    /// Trial balance.
    TrialBalance = "trial-balance",
    /// Chart of accounts.
    ChartOfAccounts = "chart-of-accounts",
    /// Order page of Amazon.
    AmazonOrder = "amazon-order",
    /// List of a shop's orders.
    ShopOrders = "shop-orders",
}

impl Format {
    /// The kind of a name used in files.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.as_str() == name)
    }

    /// Whether it is the bill of a wallet, whose rows may also stand in a bank's statement.
    #[must_use]
    pub const fn is_wallet(self) -> bool {
        matches!(self, Self::Alipay | Self::WeChat | Self::Jd | Self::Meituan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_different_and_come_back() {
        for format in Format::ALL.iter().copied() {
            assert_eq!(Format::parse(format.as_str()), Some(format));
        }
    }
}
