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
    Deals {
        /// Of the signed orders, contracts with public bodies or awarded tenders.
        PublicOrders = "deals.public_orders", AMOUNT, Once;
        /// Invoices that a buyer has approved on its supply-chain programme.
        ProgrammeInvoices = "deals.programme_invoices", AMOUNT, Once;
        /// Bills accepted by banks, held and not yet due.
        BankBills = "deals.bank_bills", AMOUNT, Once;
        /// Bills accepted by firms, held and not yet due.
        TradeBills = "deals.trade_bills", AMOUNT, Once;
        /// Whether an acceptor of these bills is on the list of persistent overdue.
        BillsLate = "deals.bills_late", YesNo, Once;
        /// Takings by card and payment code in a usual month.
        CardMonth = "deals.card_month", AMOUNT, Once;
        /// Revenue by subscription in a usual month; 0 if there is none.
        RecurringMonth = "deals.recurring_month", AMOUNT, Once;
        /// Whether an advance on future takings is still open.
        AdvanceOpen = "deals.advance_open", YesNo, Once;
        /// Bank loan that matures soon and should be renewed.
        RenewalAmount = "deals.renewal_amount", AMOUNT, Once;
        /// Whether its interest is paid up.
        InterestPaid = "deals.interest_paid", YesNo, Once;
    }
    Standing {
        /// Official standing as a technology firm.
        TechStatus = "standing.tech_status", Choice(&["none", "sme_tech", "high_tech", "specialised"]), Once;
        /// Invention patents in force.
        Patents = "standing.patents", Count(0, 100_000), Once;
        /// Spent on research and development, as a share of revenue.
        RdShare = "standing.rd_share", SHARE, Once;
        /// Group that public start-up programmes support.
        StartupGroup = "standing.startup_group", Choice(&["none", "graduate", "veteran", "unemployed", "returnee", "other"]), Once;
        /// New hires from these groups within a year, as a share of staff.
        HiresShare = "standing.hires_share", SHARE, Once;
        /// Whether the firm or an owner is in insolvency or bankruptcy proceedings.
        Insolvency = "standing.insolvency", YesNo, Once;
        /// The owner's personal credit score.
        CreditScore = "standing.credit_score", Count(300, 850), Once, if Jurisdiction is ["US"];
        /// Whether all owners are citizens or nationals who reside in the United States.
        OwnersCitizens = "standing.owners_citizens", YesNo, Once, if Jurisdiction is ["US"];
        /// Whether all owners are citizens, nationals or permanent residents.
        OwnersResidents = "standing.owners_residents", YesNo, Once, if Jurisdiction is ["US"];
        /// Whether an owner caused the government a loss or is behind with federal debt.
        FederalDebt = "standing.federal_debt", YesNo, Once, if Jurisdiction is ["US"];
        /// Whether the firm works for profit in the United States.
        ForProfit = "standing.for_profit", YesNo, Once, if Jurisdiction is ["US"];
        /// Whether the firm is small by the industry size table.
        SmallByTable = "standing.small_by_table", YesNo, Once, if Jurisdiction is ["US"];
        /// Mean net income after tax of the last two years.
        MeanProfit2y = "standing.mean_profit_2y", AMOUNT, Once, if Jurisdiction is ["US"];
        /// Share of the property that the firm itself will use.
        OwnerOccupied = "standing.owner_occupied", SHARE, Once, if Jurisdiction is ["US"];
        /// State aid under the de minimis rule in the last three years.
        DeMinimis = "standing.de_minimis", AMOUNT, Once, if Jurisdiction is ["EU"];
        /// Whether more than half of the capital was lost or the firm is otherwise an undertaking in difficulty.
        InDifficulty = "standing.in_difficulty", YesNo, Once, if Jurisdiction is ["EU"];
        /// Court judgments not satisfied in the last 12 months.
        UnpaidJudgment = "standing.unpaid_judgment", AMOUNT, Once, if Jurisdiction is ["UK"];
        /// Whether the owner or director lives in the United Kingdom.
        OwnerResident = "standing.owner_resident", YesNo, Once, if Jurisdiction is ["UK"];
        /// Share of income from trading.
        TradingShare = "standing.trading_share", SHARE, Once, if Jurisdiction is ["UK"];
    }
    Investors {
        /// Whether an investor has said to lead.
        LeadInvestor = "equity.lead", YesNo, Once, if NeedDilution is ["yes"];
        /// Whether there is a way for investors to sell later.
        ExitPath = "equity.exit", YesNo, Once, if NeedDilution is ["yes"];
        /// Whether the firm is a joint-stock company.
        JointStock = "equity.joint_stock", YesNo, Once, if NeedDilution is ["yes"];
        /// Years of audited accounts.
        AuditedYears = "equity.audited_years", Count(0, 20), Once, if NeedDilution is ["yes"];
    }
    Local {
        /// Whether a licensed bank lends to small firms there.
        LocalBank = "local.bank", YesNo, Once, if Jurisdiction is ["GX"];
        /// Whether licensed non-bank lenders do.
        LocalNonbank = "local.nonbank", YesNo, Once, if Jurisdiction is ["GX"];
        /// Whether licensed factors or invoice platforms work there.
        LocalReceivables = "local.receivables", YesNo, Once, if Jurisdiction is ["GX"];
        /// Whether licensed leasing companies work there.
        LocalLeasing = "local.leasing", YesNo, Once, if Jurisdiction is ["GX"];
        /// Whether crowdfunding platforms may lawfully work there.
        LocalCrowd = "local.crowd", YesNo, Once, if Jurisdiction is ["GX"];
        /// Whether there is a public programme for small firms.
        LocalPublic = "local.public", YesNo, Once, if Jurisdiction is ["GX"];
        /// Whether shares may be offered to investors there.
        LocalEquity = "local.equity", YesNo, Once, if Jurisdiction is ["GX"];
    }
    Plan {
        /// Goal of the campaign.
        PlanGoal = "plan.goal", AMOUNT, Once;
        /// Days of the campaign.
        PlanDays = "plan.days", Days(1, 120), Once;
        /// Category.
        PlanCategory = "plan.category", Choice(&["art", "comics", "crafts", "dance", "design", "fashion", "film", "food", "games", "journalism", "music", "photography", "publishing", "technology", "theater"]), Once;
        /// Who is behind it and what was done so far.
        PlanBackground = "plan.background", Text(2000), Once;
        /// Who will buy and why.
        PlanMarket = "plan.market", Text(2000), Once;
        /// What backers or lenders get, and when.
        PlanReturns = "plan.returns", Text(2000), Once;
        /// What may go wrong and what then.
        PlanRisks = "plan.risks", Text(2000), Once;
    }
    PlanUses {
        /// What the money is spent on.
        UseWhat = "plan_use.what", Text(80), Rows(8);
        /// How much.
        UseAmount = "plan_use.amount", AMOUNT, Rows(8);
    }
    PlanSteps {
        /// What is done by then.
        StepWhat = "plan_step.what", Text(120), Rows(8);
        /// Days after the money.
        StepDay = "plan_step.day", Days(0, 1500), Rows(8);
    }
    Weights {
        /// Weight of enough money.
        WeightEnough = "weight.enough", Count(0, 10), Once;
        /// Weight of soon enough.
        WeightSoon = "weight.soon", Count(0, 10), Once;
        /// Weight of cost.
        WeightCost = "weight.cost", Count(0, 10), Once;
        /// Weight of the chance.
        WeightChance = "weight.chance", Count(0, 10), Once;
        /// Weight of control.
        WeightControl = "weight.control", Count(0, 10), Once;
        /// Weight of nothing at risk.
        WeightCollateral = "weight.collateral", Count(0, 10), Once;
    }
    Rates {
        /// The state of the economy.
        Cycle = "score.cycle", Choice(&["good", "normal", "bad"]), Once;
        /// The default rate of small firms there.
        BaseRate = "score.base_rate", Percent(0.1, 50.0), Once;
        /// Today's short reference rate: one-year LPR, prime, Bank Rate, Euribor, policy rate.
        RateShort = "rates.short", Rate, Once;
        /// The day of that rate.
        RateShortDate = "rates.short_date", Date, Once;
        /// Today's long reference rate: five-year LPR.
        RateLong = "rates.long", Rate, Once, if Jurisdiction is ["CN"];
        /// The day of that rate.
        RateLongDate = "rates.long_date", Date, Once, if Jurisdiction is ["CN"];
    }
    Refusal {
        /// The words the lender gave.
        RefusalPhrase = "refusal.phrase", Text(200), Once;
        /// Who refused.
        RefusalLender = "refusal.lender", Choice(&["bank", "internet_bank", "microcredit", "leasing", "factoring", "platform", "guarantee", "other"]), Once;
        /// When.
        RefusalDate = "refusal.date", Date, Once;
    }
    Held {
        /// Codes of the documents at hand, with blanks between.
        DocumentsHeld = "documents.held", Text(4000), Once;
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
