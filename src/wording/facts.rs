//! Names of facts, their evidence and how they come about.

use super::message::{Msg, Words, t};
use crate::facts::{EvidenceGrade, FactFormula, FactKey, Field, Period};
use crate::kernel::{Currency, Value};
use crate::rules::{Pack, SizeClass, SizeMeasure};

/// A fact's name without its period.
enum Stem {
    /// What was entered names it.
    Field(Field),
    /// A name of its own.
    Own(Msg<0>),
}

const fn field(field: Field) -> Stem {
    Stem::Field(field)
}

const fn own(name: Msg<0>) -> Stem {
    Stem::Own(name)
}

macro_rules! names {
    ($($($key:ident)|+ = $stem:ident($name:expr);)*) => {
        const fn stem(key: FactKey) -> Stem {
            match key {
                $( $(FactKey::$key)|+ => $stem($name), )*
            }
        }
    };
}

names! {
    RegisteredIn = field(Field::Jurisdiction);
    LegalForm = field(Field::LegalForm);
    Industry = field(Field::Industry);
    Sector = own(t::FACT_SECTOR);
    SizeClass = own(t::FACT_SIZE_CLASS);
    AgeMonths = own(t::FACT_AGE_MONTHS);
    Staff = field(Field::Staff);
    Premises = field(Field::Premises);
    LeaseMonths = field(Field::LeaseMonths);
    Licences = field(Field::Licences);
    SeparateAccount = field(Field::SeparateAccount);
    RunsWithoutOwner = field(Field::RunsWithoutOwner);
    Revenue12m = own(t::FACT_REVENUE12M);
    OwnerAge = field(Field::OwnerAge);
    OwnerShare = field(Field::OwnerShare);
    OwnerTenureMonths = own(t::FACT_OWNER_TENURE_MONTHS);
    OwnerTradeYears = field(Field::OwnerTradeYears);
    TaxGrade = field(Field::TaxGrade);
    TaxVatKind = field(Field::VatKind);
    TaxPaid12m = field(Field::TaxPaid);
    TaxArrears = field(Field::TaxArrears);
    TaxZeroMonths12m = field(Field::TaxZeroMonths);
    InvSales12m = field(Field::InvoicedSales);
    InvMonths12m = field(Field::InvoiceMonths);
    InvMaxGapDays = field(Field::InvoiceGap);
    InvVoidShare = field(Field::InvoiceVoid);
    InvSalesCv = own(t::FACT_INV_SALES_CV);
    LegalDishonest = field(Field::Dishonest);
    LegalOwnerDishonest = field(Field::OwnerDishonest);
    LegalEnforced = field(Field::Enforced);
    LegalAbnormal = field(Field::Abnormal);
    LegalViolation = field(Field::Violation);
    LegalListed = own(t::FACT_LEGAL_LISTED);
    LegalLitigation = field(Field::Litigation);
    LegalPenalties = field(Field::Penalties);
    FinCash | FinCashPrev | FinCashPrev2 = field(Field::Cash);
    FinReceivables | FinReceivablesPrev | FinReceivablesPrev2 = field(Field::Receivables);
    FinPrepayments | FinPrepaymentsPrev | FinPrepaymentsPrev2 = field(Field::Prepayments);
    FinInventory | FinInventoryPrev | FinInventoryPrev2 = field(Field::Inventory);
    FinOtherCurrentAssets | FinOtherCurrentAssetsPrev | FinOtherCurrentAssetsPrev2 = field(Field::OtherCurrentAssets);
    FinCurrentAssets | FinCurrentAssetsPrev | FinCurrentAssetsPrev2 = own(t::FACT_FIN_CURRENT_ASSETS);
    FinFixedAssets | FinFixedAssetsPrev | FinFixedAssetsPrev2 = field(Field::FixedAssets);
    FinOtherNoncurrentAssets | FinOtherNoncurrentAssetsPrev | FinOtherNoncurrentAssetsPrev2 = field(Field::OtherNoncurrentAssets);
    FinTotalAssets | FinTotalAssetsPrev | FinTotalAssetsPrev2 = own(t::FACT_FIN_TOTAL_ASSETS);
    FinShortDebt | FinShortDebtPrev | FinShortDebtPrev2 = field(Field::ShortDebt);
    FinPayables | FinPayablesPrev | FinPayablesPrev2 = field(Field::Payables);
    FinAdvances | FinAdvancesPrev | FinAdvancesPrev2 = field(Field::Advances);
    FinOtherCurrentLiabilities | FinOtherCurrentLiabilitiesPrev | FinOtherCurrentLiabilitiesPrev2 = field(Field::OtherCurrentLiabilities);
    FinCurrentLiabilities | FinCurrentLiabilitiesPrev | FinCurrentLiabilitiesPrev2 = own(t::FACT_FIN_CURRENT_LIABILITIES);
    FinLongDebt | FinLongDebtPrev | FinLongDebtPrev2 = field(Field::LongDebt);
    FinOtherNoncurrentLiabilities | FinOtherNoncurrentLiabilitiesPrev | FinOtherNoncurrentLiabilitiesPrev2 = field(Field::OtherNoncurrentLiabilities);
    FinTotalLiabilities | FinTotalLiabilitiesPrev | FinTotalLiabilitiesPrev2 = own(t::FACT_FIN_TOTAL_LIABILITIES);
    FinDebt | FinDebtPrev | FinDebtPrev2 = own(t::FACT_FIN_DEBT);
    FinPaidInCapital | FinPaidInCapitalPrev | FinPaidInCapitalPrev2 = field(Field::PaidInCapital);
    FinRetainedEarnings | FinRetainedEarningsPrev | FinRetainedEarningsPrev2 = field(Field::RetainedEarnings);
    FinEquity | FinEquityPrev | FinEquityPrev2 = own(t::FACT_FIN_EQUITY);
    FinRevenue | FinRevenuePrev | FinRevenuePrev2 = field(Field::Revenue);
    FinCostOfSales | FinCostOfSalesPrev | FinCostOfSalesPrev2 = field(Field::CostOfSales);
    FinGrossProfit | FinGrossProfitPrev | FinGrossProfitPrev2 = own(t::FACT_FIN_GROSS_PROFIT);
    FinOperatingExpenses | FinOperatingExpensesPrev | FinOperatingExpensesPrev2 = field(Field::OperatingExpenses);
    FinOperatingProfit | FinOperatingProfitPrev | FinOperatingProfitPrev2 = own(t::FACT_FIN_OPERATING_PROFIT);
    FinOtherIncome | FinOtherIncomePrev | FinOtherIncomePrev2 = field(Field::OtherIncome);
    FinEbit | FinEbitPrev | FinEbitPrev2 = own(t::FACT_FIN_EBIT);
    FinInterest | FinInterestPrev | FinInterestPrev2 = field(Field::Interest);
    FinProfitBeforeTax | FinProfitBeforeTaxPrev | FinProfitBeforeTaxPrev2 = own(t::FACT_FIN_PROFIT_BEFORE_TAX);
    FinIncomeTax | FinIncomeTaxPrev | FinIncomeTaxPrev2 = field(Field::IncomeTax);
    FinNetProfit | FinNetProfitPrev | FinNetProfitPrev2 = own(t::FACT_FIN_NET_PROFIT);
    FinDepreciation | FinDepreciationPrev | FinDepreciationPrev2 = field(Field::Depreciation);
    FinEbitda | FinEbitdaPrev | FinEbitdaPrev2 = own(t::FACT_FIN_EBITDA);
    FinCapex | FinCapexPrev | FinCapexPrev2 = field(Field::Capex);
    FinDividends | FinDividendsPrev | FinDividendsPrev2 = field(Field::Dividends);
    FinYears = own(t::FACT_FIN_YEARS);
    FinLatestYear = own(t::FACT_FIN_LATEST_YEAR);
    BankInflow12 | BankInflow6 | BankInflow3 = own(t::FACT_BANK_INFLOW);
    BankOutflow12 | BankOutflow6 | BankOutflow3 = own(t::FACT_BANK_OUTFLOW);
    BankRevenue12 | BankRevenue6 | BankRevenue3 = own(t::FACT_BANK_REVENUE);
    BankInflowCv12 | BankInflowCv6 | BankInflowCv3 = own(t::FACT_BANK_INFLOW_CV);
    BankMeanBalance12 | BankMeanBalance6 | BankMeanBalance3 = own(t::FACT_BANK_MEAN_BALANCE);
    BankMinBalance12 | BankMinBalance6 | BankMinBalance3 = own(t::FACT_BANK_MIN_BALANCE);
    BankNegativeDays12 | BankNegativeDays6 | BankNegativeDays3 = own(t::FACT_BANK_NEGATIVE_DAYS);
    BankBufferDays12 | BankBufferDays6 | BankBufferDays3 = own(t::FACT_BANK_BUFFER_DAYS);
    BankLoansIn12 | BankLoansIn6 | BankLoansIn3 = own(t::FACT_BANK_LOANS_IN);
    BankLenderDebits12 | BankLenderDebits6 | BankLenderDebits3 = own(t::FACT_BANK_LENDER_DEBITS);
    BankSameDayShare12 | BankSameDayShare6 | BankSameDayShare3 = own(t::FACT_BANK_SAME_DAY_SHARE);
    BankRevenuePrev12 = own(t::FACT_BANK_REVENUE_PREV);
    BankTrend = own(t::FACT_BANK_TREND);
    BankMonths = own(t::FACT_BANK_MONTHS);
    BankIdleMonths12 = own(t::FACT_BANK_IDLE_MONTHS);
    BankCashShare12 = own(t::FACT_BANK_CASH_SHARE);
    BankTopPayer12 = own(t::FACT_BANK_TOP_PAYER);
    BankTop5Payers12 = own(t::FACT_BANK_TOP5_PAYERS);
    BankPayerHhi12 = own(t::FACT_BANK_PAYER_HHI);
    BankTopPayee12 = own(t::FACT_BANK_TOP_PAYEE);
    BankPayroll12 = own(t::FACT_BANK_PAYROLL);
    BankRent12 = own(t::FACT_BANK_RENT);
    BankTaxSocial12 = own(t::FACT_BANK_TAX_SOCIAL);
    BankOwnerDraws12 = own(t::FACT_BANK_OWNER_DRAWS);
    BankLenders12 = own(t::FACT_BANK_LENDERS);
    DebtTotal = own(t::FACT_DEBT_TOTAL);
    DebtLenders = own(t::FACT_DEBT_LENDERS);
    DebtUnsecured = own(t::FACT_DEBT_UNSECURED);
    DebtUnsecuredAmount = own(t::FACT_DEBT_UNSECURED_AMOUNT);
    DebtNonBank = own(t::FACT_DEBT_NON_BANK);
    DebtService12m = own(t::FACT_DEBT_SERVICE12M);
    DebtPaymentMonth = own(t::FACT_DEBT_PAYMENT_MONTH);
    DebtMeanRate = own(t::FACT_DEBT_MEAN_RATE);
    DebtMaxRate = own(t::FACT_DEBT_MAX_RATE);
    DebtDue12m = own(t::FACT_DEBT_DUE12M);
    DebtBalloon12m = own(t::FACT_DEBT_BALLOON12M);
    GuaranteeGiven = field(Field::GuaranteeAmount);
    GuaranteeDebtorLate = field(Field::GuaranteeCalled);
    CreditCurrentOverdue = own(t::FACT_CREDIT_CURRENT_OVERDUE);
    CreditOverdueCount = own(t::FACT_CREDIT_OVERDUE_COUNT);
    CreditOverdueRun = own(t::FACT_CREDIT_OVERDUE_RUN);
    CreditInquiries = own(t::FACT_CREDIT_INQUIRIES);
    CreditUnsecuredLenders = own(t::FACT_CREDIT_UNSECURED_LENDERS);
    CreditFirmRecord = field(Field::FirmRecord);
    CreditFirmOverdue = field(Field::FirmOverdue);
    CreditFirmOverdueCount = field(Field::FirmOverdueCount);
    CreditFirmOverdueRun = field(Field::FirmOverdueRun);
    CreditFirmLoanClass = field(Field::FirmLoanClass);
    CreditFirmQueries = field(Field::FirmQueries);
    CreditFirmUnsecured = field(Field::FirmUnsecured);
    CreditOwnerRecord = field(Field::OwnerRecord);
    CreditOwnerOverdue = field(Field::OwnerOverdue);
    CreditOwnerOverdueCount = field(Field::OwnerOverdueCount);
    CreditOwnerOverdueRun = field(Field::OwnerOverdueRun);
    CreditOwnerLate30 = field(Field::OwnerLate30);
    CreditOwnerLate60 = field(Field::OwnerLate60);
    CreditOwnerLate90 = field(Field::OwnerLate90);
    CreditOwnerQueries = field(Field::OwnerQueries);
    CreditOwnerUnsecured = field(Field::OwnerUnsecured);
    CreditCardLimit = field(Field::CardLimit);
    CreditCardUsed = field(Field::CardUsed);
    CreditOwnerPayments = field(Field::OwnerPayments);
    CustomerCount = field(Field::CustomerCount);
    CreditSalesShare = field(Field::CreditSales);
    ConsumerShare = field(Field::ConsumerSales);
    PlatformSales12m = field(Field::PlatformSales);
    PlatformMonths = field(Field::PlatformMonths);
    PayablesOverdueShare = field(Field::SuppliersOverdue);
    CustomerTop1 = own(t::FACT_CUSTOMER_TOP1);
    CustomerTop5 = own(t::FACT_CUSTOMER_TOP5);
    CustomerTerms = own(t::FACT_CUSTOMER_TERMS);
    CustomerOverdue = own(t::FACT_CUSTOMER_OVERDUE);
    CustomerYears = own(t::FACT_CUSTOMER_YEARS);
    LargestBuyerClass = own(t::FACT_LARGEST_BUYER_CLASS);
    SupplierTop1 = own(t::FACT_SUPPLIER_TOP1);
    SupplierTop5 = own(t::FACT_SUPPLIER_TOP5);
    SupplierTerms = own(t::FACT_SUPPLIER_TERMS);
    SupplierYears = own(t::FACT_SUPPLIER_YEARS);
    ArTotal = own(t::FACT_AR_TOTAL);
    ArNotDue = field(Field::ArNotDue);
    Ar30 = field(Field::Ar30);
    Ar60 = field(Field::Ar60);
    Ar90 = field(Field::Ar90);
    Ar180 = field(Field::Ar180);
    ArOld = field(Field::ArOld);
    ArUpTo90 = own(t::FACT_AR_UP_TO90);
    ArOverdueShare = own(t::FACT_AR_OVERDUE_SHARE);
    ArOver90Share = own(t::FACT_AR_OVER90_SHARE);
    ArPublic = field(Field::ArPublic);
    ArListed = field(Field::ArListed);
    ArLarge = field(Field::ArLarge);
    ArSmall = own(t::FACT_AR_SMALL);
    ArDisputed = field(Field::ArDisputed);
    ArRelated = field(Field::ArRelated);
    ArPledged = field(Field::ArPledged);
    ArEligible = own(t::FACT_AR_ELIGIBLE);
    ArTopDebtorShare = own(t::FACT_AR_TOP_DEBTOR_SHARE);
    ArDaysToDue = field(Field::ArDaysToDue);
    ArDocumentedShare = field(Field::ArDocumented);
    ArWillConfirm = field(Field::ArConfirm);
    ArAssignable = field(Field::ArAssignable);
    StockTotal = own(t::FACT_STOCK_TOTAL);
    StockRaw = field(Field::StockRaw);
    StockWip = field(Field::StockWip);
    StockFinished = field(Field::StockFinished);
    StockAge180 = field(Field::StockAge180);
    StockOld = field(Field::StockOld);
    StockOldShare = own(t::FACT_STOCK_OLD_SHARE);
    StockPledged = field(Field::StockPledged);
    StockPerishable = field(Field::StockPerishable);
    NeedAmount = field(Field::NeedAmount);
    NeedPurpose = field(Field::NeedPurpose);
    NeedMonths = field(Field::NeedMonths);
    NeedDays = field(Field::NeedDays);
    NeedOwnFunds = field(Field::NeedOwnFunds);
    NeedMaxPayment = field(Field::NeedMaxPayment);
    NeedDilution = field(Field::NeedDilution);
    PropertyKind = field(Field::PropertyKind);
    PropertyValue = field(Field::PropertyValue);
    PropertyDebt = field(Field::PropertyDebt);
    PropertyNet = own(t::FACT_PROPERTY_NET);
    PropertyOwner = field(Field::PropertyOwner);
    PropertyBlocked = field(Field::PropertyBlocked);
    EquipmentValue = field(Field::EquipmentValue);
    Orders = field(Field::Orders);
    Guarantor = field(Field::Guarantor);
    ConsumerProduct = field(Field::ConsumerProduct);
    Audience = field(Field::Audience);
    ProductStage = field(Field::ProductStage);
    DocumentsHeld = field(Field::DocumentsHeld);
    PublicOrders = field(Field::PublicOrders);
    ProgrammeInvoices = field(Field::ProgrammeInvoices);
    BankBills = field(Field::BankBills);
    TradeBills = field(Field::TradeBills);
    BillsLate = field(Field::BillsLate);
    CardMonth = field(Field::CardMonth);
    RecurringMonth = field(Field::RecurringMonth);
    AdvanceOpen = field(Field::AdvanceOpen);
    RenewalAmount = field(Field::RenewalAmount);
    InterestPaid = field(Field::InterestPaid);
    TechStatus = field(Field::TechStatus);
    Patents = field(Field::Patents);
    RdShare = field(Field::RdShare);
    StartupGroup = field(Field::StartupGroup);
    HiresShare = field(Field::HiresShare);
    Insolvency = field(Field::Insolvency);
    CreditScore = field(Field::CreditScore);
    OwnersCitizens = field(Field::OwnersCitizens);
    OwnersResidents = field(Field::OwnersResidents);
    FederalDebt = field(Field::FederalDebt);
    ForProfit = field(Field::ForProfit);
    SmallByTable = field(Field::SmallByTable);
    MeanProfit2y = field(Field::MeanProfit2y);
    OwnerOccupied = field(Field::OwnerOccupied);
    DeMinimis = field(Field::DeMinimis);
    InDifficulty = field(Field::InDifficulty);
    UnpaidJudgment = field(Field::UnpaidJudgment);
    OwnerResident = field(Field::OwnerResident);
    TradingShare = field(Field::TradingShare);
    LeadInvestor = field(Field::LeadInvestor);
    ExitPath = field(Field::ExitPath);
    JointStock = field(Field::JointStock);
    AuditedYears = field(Field::AuditedYears);
    LocalBank = field(Field::LocalBank);
    LocalNonbank = field(Field::LocalNonbank);
    LocalReceivables = field(Field::LocalReceivables);
    LocalLeasing = field(Field::LocalLeasing);
    LocalCrowd = field(Field::LocalCrowd);
    LocalPublic = field(Field::LocalPublic);
    LocalEquity = field(Field::LocalEquity);
    PlanGoal = field(Field::PlanGoal);
    PlanDays = field(Field::PlanDays);
    PlanCategory = field(Field::PlanCategory);
    WeightEnough = field(Field::WeightEnough);
    WeightSoon = field(Field::WeightSoon);
    WeightCost = field(Field::WeightCost);
    WeightChance = field(Field::WeightChance);
    WeightControl = field(Field::WeightControl);
    WeightCollateral = field(Field::WeightCollateral);
    ScoreCycle = field(Field::Cycle);
    ScoreBaseRate = field(Field::BaseRate);
    RateShort = field(Field::RateShort);
    RateLong = field(Field::RateLong);
}

impl Words {
    /// The name of a fact, with its year or window.
    #[must_use]
    pub fn fact(self, key: FactKey) -> String {
        let name = match stem(key) {
            Stem::Field(field) => self.field(field),
            Stem::Own(name) => self.get(name),
        };
        match key.period() {
            Period::Previous => self.say(t::FACT_PREVIOUS, [name]),
            Period::BeforePrevious => self.say(t::FACT_BEFORE_PREVIOUS, [name]),
            Period::LastMonths(_) if key == FactKey::BankRevenuePrev12 => name.to_owned(),
            Period::LastMonths(months) => self.say(t::FACT_MONTHS, [&months.to_string(), name]),
            Period::Latest => name.to_owned(),
        }
    }

    /// A fact's value in words; codes by their names.
    #[must_use]
    pub fn fact_value(self, key: FactKey, value: &Value, currency: Currency, pack: &Pack) -> String {
        let Value::Code(code) = value else { return self.value(value, currency) };
        let name = match key {
            FactKey::Industry => pack.industries().get(code).map(|industry| self.of_pack(&industry.name)),
            FactKey::Sector => {
                pack.size_table().rows.iter().find(|row| row.id.as_str() == code).map(|row| self.of_pack(&row.name))
            }
            FactKey::SizeClass => {
                SizeClass::ALL.into_iter().find(|class| class.as_str() == code).map(|class| self.size_class(class))
            }
            _ => key.field().and_then(|field| self.choice(field, code)),
        };
        name.map_or_else(|| code.clone().into_owned(), str::to_owned)
    }

    /// A grade of evidence.
    #[must_use]
    pub fn evidence(self, grade: EvidenceGrade) -> &'static str {
        self.get(match grade {
            EvidenceGrade::Filed => t::FACT_EVIDENCE_FILED,
            EvidenceGrade::BankLines => t::FACT_EVIDENCE_BANK_LINES,
            EvidenceGrade::Invoices => t::FACT_EVIDENCE_INVOICES,
            EvidenceGrade::BankSorted => t::FACT_EVIDENCE_BANK_SORTED,
            EvidenceGrade::Books => t::FACT_EVIDENCE_BOOKS,
            EvidenceGrade::Stated => t::FACT_EVIDENCE_STATED,
            EvidenceGrade::Adjusted => t::FACT_EVIDENCE_ADJUSTED,
            EvidenceGrade::Derived => t::FACT_EVIDENCE_DERIVED,
        })
    }

    /// A size class.
    #[must_use]
    pub fn size_class(self, class: SizeClass) -> &'static str {
        self.get(match class {
            SizeClass::Large => t::FACT_SIZE_LARGE,
            SizeClass::Medium => t::FACT_SIZE_MEDIUM,
            SizeClass::Small => t::FACT_SIZE_SMALL,
            SizeClass::Micro => t::FACT_SIZE_MICRO,
        })
    }

    /// What the size table measures.
    #[must_use]
    pub fn size_measure(self, measure: SizeMeasure) -> &'static str {
        self.get(match measure {
            SizeMeasure::Staff => t::FACT_SIZE_STAFF,
            SizeMeasure::Revenue => t::FACT_SIZE_REVENUE,
            SizeMeasure::Assets => t::FACT_SIZE_ASSETS,
        })
    }

    /// How a fact comes about from its inputs.
    #[must_use]
    pub fn fact_formula(self, formula: FactFormula) -> &'static str {
        self.get(match formula {
            FactFormula::Stated => t::FACT_FORMULA_STATED,
            FactFormula::FromAccounts => t::FACT_FORMULA_FROM_ACCOUNTS,
            FactFormula::InvoiceSum => t::FACT_FORMULA_INVOICE_SUM,
            FactFormula::InvoiceCount => t::FACT_FORMULA_INVOICE_COUNT,
            FactFormula::InvoiceShare => t::FACT_FORMULA_INVOICE_SHARE,
            FactFormula::InvoiceAgeing => t::FACT_FORMULA_INVOICE_AGEING,
            FactFormula::OrderSum => t::FACT_FORMULA_ORDER_SUM,
            FactFormula::NoneStated => t::FACT_FORMULA_NONE_STATED,
            FactFormula::MonthsSince => t::FACT_FORMULA_MONTHS_SINCE,
            FactFormula::Sum => t::FACT_FORMULA_SUM,
            FactFormula::Difference => t::FACT_FORMULA_DIFFERENCE,
            FactFormula::DifferenceOrZero => t::FACT_FORMULA_DIFFERENCE_OR_ZERO,
            FactFormula::Share => t::FACT_FORMULA_SHARE,
            FactFormula::Largest => t::FACT_FORMULA_LARGEST,
            FactFormula::Any => t::FACT_FORMULA_ANY,
            FactFormula::FirstKnown => t::FACT_FORMULA_FIRST_KNOWN,
            FactFormula::CountOfRows => t::FACT_FORMULA_COUNT_OF_ROWS,
            FactFormula::WeightedMean => t::FACT_FORMULA_WEIGHTED_MEAN,
            FactFormula::OfLargestRow => t::FACT_FORMULA_OF_LARGEST_ROW,
            FactFormula::DebtService => t::FACT_FORMULA_DEBT_SERVICE,
            FactFormula::SizeRow => t::FACT_FORMULA_SIZE_ROW,
            FactFormula::SizeClass => t::FACT_FORMULA_SIZE_CLASS,
            FactFormula::YearsInARow => t::FACT_FORMULA_YEARS_IN_A_ROW,
            FactFormula::BankSum => t::FACT_FORMULA_BANK_SUM,
            FactFormula::BankMean => t::FACT_FORMULA_BANK_MEAN,
            FactFormula::BankLowest => t::FACT_FORMULA_BANK_LOWEST,
            FactFormula::BankCount => t::FACT_FORMULA_BANK_COUNT,
            FactFormula::BankVariation => t::FACT_FORMULA_BANK_VARIATION,
            FactFormula::BankBuffer => t::FACT_FORMULA_BANK_BUFFER,
            FactFormula::BankShare => t::FACT_FORMULA_BANK_SHARE,
            FactFormula::BankSquares => t::FACT_FORMULA_BANK_SQUARES,
            FactFormula::BankTrend => t::FACT_FORMULA_BANK_TREND,
        })
    }
}
