//! The items themselves, page by page.

use super::field::FieldKind::{
    Choice, Count, Date, Days, Flows, Industry, Money, Month, MonthList, Months, Multiple, Percent, Rate, Text, Years,
    YesNo,
};
use super::field::Repeat::{Once, PerYear, Rows};
use super::field::{Condition, FieldSpec, Group, Sign};

/// Declares the items: the enum and the list of specs, so that none can be forgotten.
macro_rules! fields {
    ($( $group:ident { $( $(#[$doc:meta])* $name:ident = $id:literal, $kind:expr, $repeat:expr $(, if $on:ident is $codes:expr)?; )* } )*) => {
        /// An item that the firm can enter.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Field { $( $( $(#[$doc])* $name, )* )* }

        pub(super) const FIELDS: &[FieldSpec] = &[ $( $( FieldSpec {
            field: Field::$name,
            id: $id,
            section: Group::$group.section(),
            group: Group::$group,
            kind: $kind,
            repeat: $repeat,
            only_if: condition!($( $on, $codes )?),
        }, )* )* ];
    };
}

macro_rules! condition {
    () => {
        None
    };
    ($on:ident, $codes:expr) => {
        Some(Condition { field: Field::$on, codes: &$codes })
    };
}

const AMOUNT: super::field::FieldKind = Money(Sign::NotNegative);
const SIGNED: super::field::FieldKind = Money(Sign::Any);
const SHARE: super::field::FieldKind = Percent(0.0, 100.0);
const TIMES: super::field::FieldKind = Count(0, 999);
/// What kind of buyer a customer or debtor is.
const BUYER: super::field::FieldKind =
    Choice(&["government", "central_soe", "other_soe", "listed", "large_private", "small", "consumer"]);

fields! {
    Firm {
        /// Where the firm is registered; chooses the pack.
        Jurisdiction = "profile.jurisdiction", Choice(&["CN", "US", "EU", "UK", "GX"]), Once;
        /// The firm's name; used to find transfers between own accounts.
        FirmName = "profile.firm_name", Text(80), Once;
        /// Legal form.
        LegalForm = "profile.legal_form", Choice(&["company", "individual_business", "sole_proprietorship", "partnership", "cooperative", "other"]), Once;
        /// Industry by national classification.
        Industry = "profile.industry", Industry, Once;
        /// Month of registration.
        Founded = "profile.founded", Month, Once;
        /// Staff on the payroll.
        Staff = "profile.staff", Count(0, 1_000_000), Once;
        /// Where the firm works.
        Premises = "profile.premises", Choice(&["owned", "rented", "owner_home", "online"]), Once;
        /// Months left on the lease.
        LeaseMonths = "profile.lease_months", Months(0, 600), Once, if Premises is ["rented"];
        /// State of the licences that the trade needs.
        Licences = "profile.licences", Choice(&["valid", "not_needed", "expiring", "lacking"]), Once;
        /// Whether business money runs through the firm's own account.
        SeparateAccount = "profile.separate_account", Choice(&["all", "mostly", "mixed"]), Once;
    }
    Owner {
        /// The owner's name; used to find transfers between own accounts.
        OwnerName = "profile.owner_name", Text(80), Once;
        /// The owner's age in years; some modes have limits. Never scored.
        OwnerAge = "profile.owner_age", Years(14, 110), Once;
        /// The owner's share in the firm.
        OwnerShare = "profile.owner_share", SHARE, Once;
        /// Since when the owner is the legal representative or operator.
        OwnerSince = "profile.owner_since", Month, Once;
        /// The owner's years in this trade.
        OwnerTradeYears = "profile.owner_trade_years", Years(0, 80), Once;
        /// Whether the firm could work a month without the owner.
        RunsWithoutOwner = "profile.runs_without_owner", YesNo, Once;
    }
    Tax {
        /// Tax-credit grade.
        TaxGrade = "tax.grade", Choice(&["A", "B", "M", "C", "D", "none"]), Once;
        /// Kind of VAT payer.
        VatKind = "tax.vat_kind", Choice(&["general", "small_scale", "none"]), Once;
        /// All tax paid in the last 12 months.
        TaxPaid = "tax.paid_12m", AMOUNT, Once;
        /// Tax due and not paid.
        TaxArrears = "tax.arrears", AMOUNT, Once;
        /// Months of the last 12 declared with zero tax.
        TaxZeroMonths = "tax.zero_months_12m", Count(0, 12), Once;
        /// Invoiced sales of the last 12 months.
        InvoicedSales = "inv.sales_12m", AMOUNT, Once;
        /// Months of the last 12 with an invoice issued.
        InvoiceMonths = "inv.months_active_12m", Count(0, 12), Once;
        /// Longest time without an invoice in the last 12 months.
        InvoiceGap = "inv.max_gap_days", Days(0, 366), Once;
        /// Share of void and red invoices.
        InvoiceVoid = "inv.void_share", SHARE, Once;
    }
    Legal {
        /// On the list of dishonest judgment debtors.
        Dishonest = "legal.dishonest_list", YesNo, Once;
        /// The owner is on that list.
        OwnerDishonest = "legal.owner_dishonest_list", YesNo, Once;
        /// Subject to enforcement by a court now.
        Enforced = "legal.enforced_list", YesNo, Once;
        /// On the list of abnormal operations.
        Abnormal = "legal.abnormal_list", YesNo, Once;
        /// On the list of serious violations.
        Violation = "legal.serious_violation_list", YesNo, Once;
        /// Amount claimed in open lawsuits against the firm.
        Litigation = "legal.litigation_amount", AMOUNT, Once;
        /// Administrative penalties in the last 24 months.
        Penalties = "legal.penalties_24m", TIMES, Once;
    }
    Assets {
        /// Cash and bank balances at the year's end.
        Cash = "bs.cash", AMOUNT, PerYear;
        /// Trade receivables and notes.
        Receivables = "bs.receivables", AMOUNT, PerYear;
        /// Paid to suppliers in advance.
        Prepayments = "bs.prepayments", AMOUNT, PerYear;
        /// Stock.
        Inventory = "bs.inventory", AMOUNT, PerYear;
        /// Other receivables and other current assets.
        OtherCurrentAssets = "bs.other_current_assets", AMOUNT, PerYear;
        /// Fixed assets after depreciation.
        FixedAssets = "bs.fixed_assets", AMOUNT, PerYear;
        /// Other non-current assets.
        OtherNoncurrentAssets = "bs.other_noncurrent_assets", AMOUNT, PerYear;
        /// Total assets as the accounts state it; checked against the sum.
        TotalAssets = "bs.total_assets", AMOUNT, PerYear;
    }
    Claims {
        /// Loans due within a year.
        ShortDebt = "bs.short_debt", AMOUNT, PerYear;
        /// Owed to suppliers, with notes.
        Payables = "bs.payables", AMOUNT, PerYear;
        /// Received from customers in advance.
        Advances = "bs.advances", AMOUNT, PerYear;
        /// Wages, taxes and other current liabilities.
        OtherCurrentLiabilities = "bs.other_current_liabilities", AMOUNT, PerYear;
        /// Loans due later than a year.
        LongDebt = "bs.long_debt", AMOUNT, PerYear;
        /// Other non-current liabilities.
        OtherNoncurrentLiabilities = "bs.other_noncurrent_liabilities", AMOUNT, PerYear;
        /// Paid-in capital and capital reserve.
        PaidInCapital = "bs.paid_in_capital", AMOUNT, PerYear;
        /// Surplus reserve and undistributed profit; below zero after losses.
        RetainedEarnings = "bs.retained_earnings", SIGNED, PerYear;
    }
    Profit {
        /// Revenue of the year.
        Revenue = "pl.revenue", AMOUNT, PerYear;
        /// Cost of what was sold.
        CostOfSales = "pl.cost_of_sales", AMOUNT, PerYear;
        /// Selling, administration and other operating expenses, with taxes other than income tax.
        OperatingExpenses = "pl.operating_expenses", AMOUNT, PerYear;
        /// Interest and other cost of finance.
        Interest = "pl.interest", AMOUNT, PerYear;
        /// Other income less other expense.
        OtherIncome = "pl.other_income", SIGNED, PerYear;
        /// Income tax.
        IncomeTax = "pl.income_tax", SIGNED, PerYear;
        /// Net profit as the accounts state it; checked against the steps.
        NetProfit = "pl.net_profit", SIGNED, PerYear;
        /// Depreciation and amortisation contained in the costs.
        Depreciation = "pl.depreciation", AMOUNT, PerYear;
        /// Spent on fixed assets in the year.
        Capex = "pl.capex", AMOUNT, PerYear;
        /// Paid out to owners in the year.
        Dividends = "pl.dividends", AMOUNT, PerYear;
    }
    DebtSummary {
        /// Whether the firm owes any loan.
        HasDebts = "debts.any", YesNo, Once;
        /// Principal and interest due in the next 12 months, if the firm knows the sum.
        DebtService = "debts.service_12m", AMOUNT, Once, if HasDebts is ["yes"];
    }
    DebtRows {
        /// Who lent.
        DebtLender = "debt.lender", Choice(&["bank", "internet_bank", "microcredit", "leasing", "factoring", "platform", "private", "owner", "other"]), Rows(20), if HasDebts is ["yes"];
        /// Principal still owed.
        DebtBalance = "debt.balance", AMOUNT, Rows(20), if HasDebts is ["yes"];
        /// Yearly rate.
        DebtRate = "debt.rate", Rate, Rows(20), if HasDebts is ["yes"];
        /// How it is repaid.
        DebtForm = "debt.form", Choice(&["instalments", "interest_only", "bullet", "revolving"]), Rows(20), if HasDebts is ["yes"];
        /// Paid a month now, interest included.
        DebtPayment = "debt.payment", AMOUNT, Rows(20), if HasDebts is ["yes"];
        /// Months until the last payment.
        DebtMonths = "debt.months_left", Months(0, 480), Rows(20), if HasDebts is ["yes"];
        /// What secures it.
        DebtSecurity = "debt.security", Choice(&["none", "property", "receivables", "stock", "equipment", "guarantor", "other"]), Rows(20), if HasDebts is ["yes"];
    }
    Guarantees {
        /// Whether the firm or its owner guarantees debts of others.
        HasGuarantees = "guarantee.any", YesNo, Once;
        /// Amount guaranteed.
        GuaranteeAmount = "guarantee.amount", AMOUNT, Once, if HasGuarantees is ["yes"];
        /// Whether a guaranteed debtor is behind with payment.
        GuaranteeCalled = "guarantee.debtor_late", YesNo, Once, if HasGuarantees is ["yes"];
    }
    FirmCredit {
        /// Whether the firm has ever had a loan in its credit report.
        FirmRecord = "credit.firm_record", YesNo, Once;
        /// Overdue now.
        FirmOverdue = "credit.firm_overdue", AMOUNT, Once, if FirmRecord is ["yes"];
        /// Overdue months in the last 24.
        FirmOverdueCount = "credit.firm_overdue_count_24m", Count(0, 24), Once, if FirmRecord is ["yes"];
        /// Longest run of overdue months in the last 24.
        FirmOverdueRun = "credit.firm_overdue_run_24m", Count(0, 24), Once, if FirmRecord is ["yes"];
        /// Worst class of the firm's open loans.
        FirmLoanClass = "credit.firm_loan_class", Choice(&["normal", "special_mention", "non_performing"]), Once, if FirmRecord is ["yes"];
        /// Queries for loan approval in the last 3 months.
        FirmQueries = "credit.firm_queries_3m", TIMES, Once;
        /// Lenders with an unsecured loan or line to the firm.
        FirmUnsecured = "credit.firm_unsecured_lenders", TIMES, Once, if FirmRecord is ["yes"];
    }
    OwnerCredit {
        /// Whether the owner has ever had a loan or card in the own credit report.
        OwnerRecord = "credit.owner_record", YesNo, Once;
        /// Overdue now.
        OwnerOverdue = "credit.owner_overdue", AMOUNT, Once, if OwnerRecord is ["yes"];
        /// Overdue months in the last 24.
        OwnerOverdueCount = "credit.owner_overdue_count_24m", Count(0, 240), Once, if OwnerRecord is ["yes"];
        /// Longest run of overdue months in the last 24.
        OwnerOverdueRun = "credit.owner_overdue_run_24m", Count(0, 24), Once, if OwnerRecord is ["yes"];
        /// Times 30 to 59 days late in the last 24 months.
        OwnerLate30 = "credit.owner_late_30", TIMES, Once, if OwnerRecord is ["yes"];
        /// Times 60 to 89 days late in the last 24 months.
        OwnerLate60 = "credit.owner_late_60", TIMES, Once, if OwnerRecord is ["yes"];
        /// Times 90 days late or more in the last 24 months.
        OwnerLate90 = "credit.owner_late_90", TIMES, Once, if OwnerRecord is ["yes"];
        /// Queries for loan or card approval in the last 3 months.
        OwnerQueries = "credit.owner_queries_3m", TIMES, Once;
        /// Lenders with an unsecured loan to the owner.
        OwnerUnsecured = "credit.owner_unsecured_lenders", TIMES, Once, if OwnerRecord is ["yes"];
        /// Limit of all credit cards.
        CardLimit = "credit.owner_card_limit", AMOUNT, Once, if OwnerRecord is ["yes"];
        /// Used of it.
        CardUsed = "credit.owner_card_used", AMOUNT, Once, if OwnerRecord is ["yes"];
        /// Paid a month on private loans.
        OwnerPayments = "credit.owner_payments_month", AMOUNT, Once, if OwnerRecord is ["yes"];
    }
    Sales {
        /// Customers with a purchase in the last 12 months.
        CustomerCount = "trade.customers", Count(0, 10_000_000), Once;
        /// Share of sales on credit; 0 when all customers pay at once.
        CreditSales = "trade.credit_sales_share", SHARE, Once;
        /// Share of sales to consumers.
        ConsumerSales = "trade.consumer_share", SHARE, Once;
        /// Sales of the last 12 months through platforms and payment codes.
        PlatformSales = "trade.platform_sales_12m", AMOUNT, Once;
        /// Months on the platform or payment code.
        PlatformMonths = "trade.platform_months", Months(0, 600), Once;
        /// Share of what the firm owes suppliers that is overdue.
        SuppliersOverdue = "trade.payables_overdue_share", SHARE, Once;
    }
    Customers {
        /// Name; used only to tell the rows apart.
        CustomerName = "customer.name", Text(60), Rows(5);
        /// Share of sales.
        CustomerShare = "customer.share", SHARE, Rows(5);
        /// What kind of buyer.
        CustomerClass = "customer.class", BUYER, Rows(5);
        /// Terms agreed.
        CustomerTerms = "customer.terms_days", Days(0, 730), Rows(5);
        /// Share of the amount owed that is overdue.
        CustomerOverdue = "customer.overdue_share", SHARE, Rows(5);
        /// Years of relation.
        CustomerYears = "customer.years", Years(0, 100), Rows(5);
    }
    Suppliers {
        /// Name; used only to tell the rows apart.
        SupplierName = "supplier.name", Text(60), Rows(5);
        /// Share of purchases.
        SupplierShare = "supplier.share", SHARE, Rows(5);
        /// Terms agreed.
        SupplierTerms = "supplier.terms_days", Days(0, 730), Rows(5);
        /// Years of relation.
        SupplierYears = "supplier.years", Years(0, 100), Rows(5);
    }
    ReceivablesAge {
        /// The day the ageing of receivables and stock holds for.
        AgeingDate = "ageing.date", Date, Once;
        /// Not yet due.
        ArNotDue = "ar.not_due", AMOUNT, Once;
        /// Overdue 1 to 30 days.
        Ar30 = "ar.overdue_1_30", AMOUNT, Once;
        /// Overdue 31 to 60 days.
        Ar60 = "ar.overdue_31_60", AMOUNT, Once;
        /// Overdue 61 to 90 days.
        Ar90 = "ar.overdue_61_90", AMOUNT, Once;
        /// Overdue 91 to 180 days.
        Ar180 = "ar.overdue_91_180", AMOUNT, Once;
        /// Overdue more than 180 days.
        ArOld = "ar.overdue_over_180", AMOUNT, Once;
    }
    ReceivablesQuality {
        /// Owed by government bodies and central state-owned firms, of the amounts overdue at most 90 days.
        ArPublic = "ar.from_public", AMOUNT, Once;
        /// Owed by listed firms, likewise.
        ArListed = "ar.from_listed", AMOUNT, Once;
        /// Owed by other large firms, likewise.
        ArLarge = "ar.from_large", AMOUNT, Once;
        /// Owed by the largest debtor, overdue or not.
        ArLargest = "ar.largest", AMOUNT, Once;
        /// Disputed, of the amounts overdue at most 90 days.
        ArDisputed = "ar.disputed", AMOUNT, Once;
        /// Owed by related parties, likewise.
        ArRelated = "ar.related", AMOUNT, Once;
        /// Pledged or sold already, likewise.
        ArPledged = "ar.pledged", AMOUNT, Once;
        /// Mean days until the amounts not yet due are due.
        ArDaysToDue = "ar.days_to_due", Days(0, 730), Once;
        /// Share with contract, delivery note and invoice.
        ArDocumented = "ar.documented_share", SHARE, Once;
        /// Whether the debtors will confirm the debt in writing.
        ArConfirm = "ar.debtor_will_confirm", YesNo, Once;
        /// Whether the contracts leave assignment open.
        ArAssignable = "ar.assignable", YesNo, Once;
    }
    Stock {
        /// Raw material.
        StockRaw = "stock.raw", AMOUNT, Once;
        /// Work in progress.
        StockWip = "stock.wip", AMOUNT, Once;
        /// Finished goods and goods for resale.
        StockFinished = "stock.finished", AMOUNT, Once;
        /// Of all stock, older than 90 and up to 180 days.
        StockAge180 = "stock.age_91_180", AMOUNT, Once;
        /// Of all stock, older than 180 days.
        StockOld = "stock.age_over_180", AMOUNT, Once;
        /// Pledged or not yet owned.
        StockPledged = "stock.pledged", AMOUNT, Once;
        /// Whether it spoils within three months.
        StockPerishable = "stock.perishable", YesNo, Once;
    }
    Money {
        /// Amount needed.
        NeedAmount = "need.amount", AMOUNT, Once;
        /// Purpose.
        NeedPurpose = "need.purpose", Choice(&["stock", "wages_rent", "order", "equipment", "fit_out", "new_product", "refinance", "property", "invest", "other"]), Once;
        /// For how long.
        NeedMonths = "need.months", Months(1, 360), Once;
        /// Days until it is needed.
        NeedDays = "need.by_days", Days(0, 730), Once;
        /// Own money put in.
        NeedOwnFunds = "need.own_funds", AMOUNT, Once;
        /// Most the firm can pay a month.
        NeedMaxPayment = "need.max_monthly_payment", AMOUNT, Once;
        /// Whether the owner would give up shares.
        NeedDilution = "need.dilution_ok", YesNo, Once;
    }
    Security {
        /// Property that could be mortgaged.
        PropertyKind = "security.property_kind", Choice(&["none", "home", "commercial", "plant"]), Once;
        /// Its value today.
        PropertyValue = "security.property_value", AMOUNT, Once, if PropertyKind is ["home", "commercial", "plant"];
        /// Owed on it.
        PropertyDebt = "security.property_debt", AMOUNT, Once, if PropertyKind is ["home", "commercial", "plant"];
        /// Whose it is.
        PropertyOwner = "security.property_owner", Choice(&["firm", "owner", "family", "other"]), Once, if PropertyKind is ["home", "commercial", "plant"];
        /// Whether it is seized, disputed or owned jointly with a minor.
        PropertyBlocked = "security.property_blocked", YesNo, Once, if PropertyKind is ["home", "commercial", "plant"];
        /// Value of equipment that is free of other rights.
        EquipmentValue = "security.equipment_value", AMOUNT, Once;
        /// Signed orders not yet delivered.
        Orders = "security.orders", AMOUNT, Once;
        /// Who would guarantee.
        Guarantor = "security.guarantor", Choice(&["none", "owner", "family", "firm", "guarantee_company"]), Once;
    }
    Crowd {
        /// Whether the product is bought by consumers.
        ConsumerProduct = "crowd.consumer_product", YesNo, Once;
        /// People the firm can reach directly.
        Audience = "crowd.audience", Count(0, 100_000_000), Once, if ConsumerProduct is ["yes"];
        /// How far the product is.
        ProductStage = "crowd.product_stage", Choice(&["idea", "prototype", "in_production"]), Once, if ConsumerProduct is ["yes"];
    }
    OfferRows {
        /// What the owner calls the offer; used only to tell the rows apart.
        OfferName = "offer.name", Text(40), Rows(4);
        /// Who would lend.
        OfferLender = "offer.lender", Choice(&["bank", "microcredit", "platform", "licensed", "private", "other"]), Rows(4);
        /// What the contract calls the loan: principal, face of the bill or invoice, first draw.
        OfferPrincipal = "offer.principal", AMOUNT, Rows(4);
        /// How it comes back.
        OfferForm = "offer.form", Choice(&["annuity", "equal_principal", "interest_only", "bullet", "flat", "instalment_fee", "factor", "revenue_share", "discount", "factoring", "balloon", "seasonal", "daily", "irregular"]), Rows(4);
        /// The rate as it is quoted.
        OfferRate = "offer.rate", Percent(0.0, 1_000.0), Rows(4), if OfferForm is ["annuity", "equal_principal", "interest_only", "bullet", "discount", "balloon", "seasonal", "daily"];
        /// The time that the quoted rate is for.
        OfferPer = "offer.per", Choice(&["year", "month", "day"]), Rows(4), if OfferForm is ["annuity", "equal_principal", "interest_only", "bullet", "discount", "balloon", "seasonal", "daily"];
        /// Fee each month, as a share of the first principal.
        OfferFlat = "offer.flat", Percent(0.0, 100.0), Rows(4), if OfferForm is ["flat"];
        /// Fee in all, as a share of the first principal, spread over the instalments.
        OfferTotalFee = "offer.total_fee", Percent(0.0, 1_000.0), Rows(4), if OfferForm is ["instalment_fee"];
        /// Owed in all, as a multiple of the principal.
        OfferFactor = "offer.factor", Multiple(1.0, 10.0), Rows(4), if OfferForm is ["factor", "revenue_share"];
        /// Months to the last payment.
        OfferMonths = "offer.months", Months(1, 600), Rows(4), if OfferForm is ["annuity", "equal_principal", "interest_only", "bullet", "flat", "instalment_fee", "factor", "balloon"];
        /// How often the money is swept.
        OfferSweep = "offer.sweep", Choice(&["daily", "weekly", "monthly"]), Rows(4), if OfferForm is ["factor"];
        /// Share of revenue that is taken.
        OfferShare = "offer.share", SHARE, Rows(4), if OfferForm is ["revenue_share"];
        /// Revenue a month, as expected.
        OfferRevenue = "offer.revenue", AMOUNT, Rows(4), if OfferForm is ["revenue_share"];
        /// Days to maturity or until the debtor pays.
        OfferDays = "offer.days", Days(1, 3_650), Rows(4), if OfferForm is ["discount", "factoring"];
        /// Days of the year that interest is reckoned with.
        OfferBasis = "offer.basis", Choice(&["360", "365"]), Rows(4), if OfferForm is ["discount", "daily"];
        /// Share of the invoice paid at once.
        OfferAdvance = "offer.advance", Percent(1.0, 100.0), Rows(4), if OfferForm is ["factoring"];
        /// Fee, as a share of the invoice.
        OfferFaceFee = "offer.face_fee", SHARE, Rows(4), if OfferForm is ["factoring"];
        /// Share of the principal due with the last payment.
        OfferBalloon = "offer.balloon", SHARE, Rows(4), if OfferForm is ["balloon"];
        /// The months with a payment.
        OfferPaying = "offer.paying", MonthList(600), Rows(4), if OfferForm is ["seasonal"];
        /// Repayments by day; further draws with a minus.
        OfferMovements = "offer.movements", Flows(true), Rows(4), if OfferForm is ["daily"];
        /// Payments by month.
        OfferPayments = "offer.payments", Flows(false), Rows(4), if OfferForm is ["irregular"];
        /// Months of interest only at the beginning.
        OfferGrace = "offer.grace", Months(0, 599), Rows(4), if OfferForm is ["annuity"];
        /// Months between interest payments.
        OfferEvery = "offer.every", Choice(&["1", "3", "6", "12"]), Rows(4), if OfferForm is ["interest_only"];
        /// Taken out of the sum in advance, as a share of the principal.
        OfferDeducted = "offer.deducted", SHARE, Rows(4);
        /// Held back or deposited until the end, as a share of the principal.
        OfferHeldBack = "offer.held_back", SHARE, Rows(4);
        /// Penalty for early repayment, as a share of the balance.
        OfferPenalty = "offer.penalty", SHARE, Rows(4);
        /// Whether there are other fees.
        OfferExtras = "offer.extras", YesNo, Rows(4);
        /// The lender's fee at the start, as a share of the principal.
        OfferFeeShare = "offer.fee_share", SHARE, Rows(4), if OfferExtras is ["yes"];
        /// The lender's fee at the start, in money.
        OfferFeeLender = "offer.fee_lender", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// The guarantee company's fee.
        OfferFeeGuarantee = "offer.fee_guarantee", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Appraisal.
        OfferFeeAppraisal = "offer.fee_appraisal", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Registration.
        OfferFeeRegistration = "offer.fee_registration", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Notary.
        OfferFeeNotary = "offer.fee_notary", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Agent or broker.
        OfferFeeAgent = "offer.fee_agent", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Insurance or membership that must be bought.
        OfferFeeInsurance = "offer.fee_insurance", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Fee with each payment.
        OfferFeeEach = "offer.fee_each", AMOUNT, Rows(4), if OfferExtras is ["yes"];
        /// Whether something must be paid before the money comes.
        OfferUpfront = "offer.upfront", YesNo, Rows(4);
        /// Whether all fees stand in the contract.
        OfferInContract = "offer.in_contract", YesNo, Rows(4);
        /// Whether the lender's licence was seen.
        OfferLicence = "offer.licence", YesNo, Rows(4);
    }
}
