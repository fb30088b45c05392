//! The names of what can be chosen.

use super::message::{Msg, Words, t};
use crate::facts::{Field, FieldKind};

macro_rules! choices {
    ($($field:ident { $($code:literal = $message:ident,)* })*) => {
        fn choice_of(field: Field, code: &str) -> Option<Msg<0>> {
            match (field, code) {
                $( $( (Field::$field, $code) => Some(t::$message), )* )*
                _ => None,
            }
        }
    };
}

choices! {
    Jurisdiction {
        "CN" = FIELD_JURISDICTION_IS_CN,
        "US" = FIELD_JURISDICTION_IS_US,
        "EU" = FIELD_JURISDICTION_IS_EU,
        "UK" = FIELD_JURISDICTION_IS_UK,
        "GX" = FIELD_JURISDICTION_IS_GX,
    }
    LegalForm {
        "company" = FIELD_LEGAL_FORM_IS_COMPANY,
        "individual_business" = FIELD_LEGAL_FORM_IS_INDIVIDUAL_BUSINESS,
        "sole_proprietorship" = FIELD_LEGAL_FORM_IS_SOLE_PROPRIETORSHIP,
        "partnership" = FIELD_LEGAL_FORM_IS_PARTNERSHIP,
        "cooperative" = FIELD_LEGAL_FORM_IS_COOPERATIVE,
        "other" = FIELD_LEGAL_FORM_IS_OTHER,
    }
    Cycle {
        "good" = FIELD_CYCLE_IS_GOOD,
        "normal" = FIELD_CYCLE_IS_NORMAL,
        "bad" = FIELD_CYCLE_IS_BAD,
    }
    Premises {
        "owned" = FIELD_PREMISES_IS_OWNED,
        "rented" = FIELD_PREMISES_IS_RENTED,
        "owner_home" = FIELD_PREMISES_IS_OWNER_HOME,
        "online" = FIELD_PREMISES_IS_ONLINE,
    }
    Licences {
        "valid" = FIELD_LICENCES_IS_VALID,
        "not_needed" = FIELD_LICENCES_IS_NOT_NEEDED,
        "expiring" = FIELD_LICENCES_IS_EXPIRING,
        "lacking" = FIELD_LICENCES_IS_LACKING,
    }
    SeparateAccount {
        "all" = FIELD_SEPARATE_ACCOUNT_IS_ALL,
        "mostly" = FIELD_SEPARATE_ACCOUNT_IS_MOSTLY,
        "mixed" = FIELD_SEPARATE_ACCOUNT_IS_MIXED,
    }
    TaxGrade {
        "A" = FIELD_TAX_GRADE_IS_A,
        "B" = FIELD_TAX_GRADE_IS_B,
        "M" = FIELD_TAX_GRADE_IS_M,
        "C" = FIELD_TAX_GRADE_IS_C,
        "D" = FIELD_TAX_GRADE_IS_D,
        "none" = FIELD_TAX_GRADE_IS_NONE,
    }
    VatKind {
        "general" = FIELD_VAT_KIND_IS_GENERAL,
        "small_scale" = FIELD_VAT_KIND_IS_SMALL_SCALE,
        "none" = FIELD_VAT_KIND_IS_NONE,
    }
    DebtLender {
        "bank" = FIELD_DEBT_LENDER_IS_BANK,
        "internet_bank" = FIELD_DEBT_LENDER_IS_INTERNET_BANK,
        "microcredit" = FIELD_DEBT_LENDER_IS_MICROCREDIT,
        "leasing" = FIELD_DEBT_LENDER_IS_LEASING,
        "factoring" = FIELD_DEBT_LENDER_IS_FACTORING,
        "platform" = FIELD_DEBT_LENDER_IS_PLATFORM,
        "private" = FIELD_DEBT_LENDER_IS_PRIVATE,
        "owner" = FIELD_DEBT_LENDER_IS_OWNER,
        "other" = FIELD_DEBT_LENDER_IS_OTHER,
    }
    DebtForm {
        "instalments" = FIELD_DEBT_FORM_IS_INSTALMENTS,
        "interest_only" = FIELD_DEBT_FORM_IS_INTEREST_ONLY,
        "bullet" = FIELD_DEBT_FORM_IS_BULLET,
        "revolving" = FIELD_DEBT_FORM_IS_REVOLVING,
    }
    DebtSecurity {
        "none" = FIELD_DEBT_SECURITY_IS_NONE,
        "property" = FIELD_DEBT_SECURITY_IS_PROPERTY,
        "receivables" = FIELD_DEBT_SECURITY_IS_RECEIVABLES,
        "stock" = FIELD_DEBT_SECURITY_IS_STOCK,
        "equipment" = FIELD_DEBT_SECURITY_IS_EQUIPMENT,
        "guarantor" = FIELD_DEBT_SECURITY_IS_GUARANTOR,
        "other" = FIELD_DEBT_SECURITY_IS_OTHER,
    }
    FirmLoanClass {
        "normal" = FIELD_FIRM_LOAN_CLASS_IS_NORMAL,
        "special_mention" = FIELD_FIRM_LOAN_CLASS_IS_SPECIAL_MENTION,
        "non_performing" = FIELD_FIRM_LOAN_CLASS_IS_NON_PERFORMING,
    }
    CustomerClass {
        "government" = FIELD_CUSTOMER_CLASS_IS_GOVERNMENT,
        "central_soe" = FIELD_CUSTOMER_CLASS_IS_CENTRAL_SOE,
        "other_soe" = FIELD_CUSTOMER_CLASS_IS_OTHER_SOE,
        "listed" = FIELD_CUSTOMER_CLASS_IS_LISTED,
        "large_private" = FIELD_CUSTOMER_CLASS_IS_LARGE_PRIVATE,
        "small" = FIELD_CUSTOMER_CLASS_IS_SMALL,
        "consumer" = FIELD_CUSTOMER_CLASS_IS_CONSUMER,
    }
    NeedPurpose {
        "stock" = FIELD_NEED_PURPOSE_IS_STOCK,
        "wages_rent" = FIELD_NEED_PURPOSE_IS_WAGES_RENT,
        "order" = FIELD_NEED_PURPOSE_IS_ORDER,
        "equipment" = FIELD_NEED_PURPOSE_IS_EQUIPMENT,
        "fit_out" = FIELD_NEED_PURPOSE_IS_FIT_OUT,
        "new_product" = FIELD_NEED_PURPOSE_IS_NEW_PRODUCT,
        "refinance" = FIELD_NEED_PURPOSE_IS_REFINANCE,
        "property" = FIELD_NEED_PURPOSE_IS_PROPERTY,
        "invest" = FIELD_NEED_PURPOSE_IS_INVEST,
        "other" = FIELD_NEED_PURPOSE_IS_OTHER,
    }
    PropertyKind {
        "none" = FIELD_PROPERTY_KIND_IS_NONE,
        "home" = FIELD_PROPERTY_KIND_IS_HOME,
        "commercial" = FIELD_PROPERTY_KIND_IS_COMMERCIAL,
        "plant" = FIELD_PROPERTY_KIND_IS_PLANT,
    }
    PropertyOwner {
        "firm" = FIELD_PROPERTY_OWNER_IS_FIRM,
        "owner" = FIELD_PROPERTY_OWNER_IS_OWNER,
        "family" = FIELD_PROPERTY_OWNER_IS_FAMILY,
        "other" = FIELD_PROPERTY_OWNER_IS_OTHER,
    }
    Guarantor {
        "none" = FIELD_GUARANTOR_IS_NONE,
        "owner" = FIELD_GUARANTOR_IS_OWNER,
        "family" = FIELD_GUARANTOR_IS_FAMILY,
        "firm" = FIELD_GUARANTOR_IS_FIRM,
        "guarantee_company" = FIELD_GUARANTOR_IS_GUARANTEE_COMPANY,
    }
    ProductStage {
        "idea" = FIELD_PRODUCT_STAGE_IS_IDEA,
        "prototype" = FIELD_PRODUCT_STAGE_IS_PROTOTYPE,
        "in_production" = FIELD_PRODUCT_STAGE_IS_IN_PRODUCTION,
    }
    TechStatus {
        "none" = FIELD_TECH_STATUS_IS_NONE,
        "sme_tech" = FIELD_TECH_STATUS_IS_SME_TECH,
        "high_tech" = FIELD_TECH_STATUS_IS_HIGH_TECH,
        "specialised" = FIELD_TECH_STATUS_IS_SPECIALISED,
    }
    StartupGroup {
        "none" = FIELD_STARTUP_GROUP_IS_NONE,
        "graduate" = FIELD_STARTUP_GROUP_IS_GRADUATE,
        "veteran" = FIELD_STARTUP_GROUP_IS_VETERAN,
        "unemployed" = FIELD_STARTUP_GROUP_IS_UNEMPLOYED,
        "returnee" = FIELD_STARTUP_GROUP_IS_RETURNEE,
        "other" = FIELD_STARTUP_GROUP_IS_OTHER,
    }
    PlanCategory {
        "art" = FIELD_PLAN_CATEGORY_IS_ART,
        "comics" = FIELD_PLAN_CATEGORY_IS_COMICS,
        "crafts" = FIELD_PLAN_CATEGORY_IS_CRAFTS,
        "dance" = FIELD_PLAN_CATEGORY_IS_DANCE,
        "design" = FIELD_PLAN_CATEGORY_IS_DESIGN,
        "fashion" = FIELD_PLAN_CATEGORY_IS_FASHION,
        "film" = FIELD_PLAN_CATEGORY_IS_FILM,
        "food" = FIELD_PLAN_CATEGORY_IS_FOOD,
        "games" = FIELD_PLAN_CATEGORY_IS_GAMES,
        "journalism" = FIELD_PLAN_CATEGORY_IS_JOURNALISM,
        "music" = FIELD_PLAN_CATEGORY_IS_MUSIC,
        "photography" = FIELD_PLAN_CATEGORY_IS_PHOTOGRAPHY,
        "publishing" = FIELD_PLAN_CATEGORY_IS_PUBLISHING,
        "technology" = FIELD_PLAN_CATEGORY_IS_TECHNOLOGY,
        "theater" = FIELD_PLAN_CATEGORY_IS_THEATER,
    }
    RefusalLender {
        "bank" = FIELD_REFUSAL_LENDER_IS_BANK,
        "internet_bank" = FIELD_REFUSAL_LENDER_IS_INTERNET_BANK,
        "microcredit" = FIELD_REFUSAL_LENDER_IS_MICROCREDIT,
        "leasing" = FIELD_REFUSAL_LENDER_IS_LEASING,
        "factoring" = FIELD_REFUSAL_LENDER_IS_FACTORING,
        "platform" = FIELD_REFUSAL_LENDER_IS_PLATFORM,
        "guarantee" = FIELD_REFUSAL_LENDER_IS_GUARANTEE,
        "other" = FIELD_REFUSAL_LENDER_IS_OTHER,
    }
    OfferLender {
        "bank" = FIELD_OFFER_LENDER_IS_BANK,
        "microcredit" = FIELD_OFFER_LENDER_IS_MICROCREDIT,
        "platform" = FIELD_OFFER_LENDER_IS_PLATFORM,
        "licensed" = FIELD_OFFER_LENDER_IS_LICENSED,
        "private" = FIELD_OFFER_LENDER_IS_PRIVATE,
        "other" = FIELD_OFFER_LENDER_IS_OTHER,
    }
    OfferForm {
        "annuity" = FIELD_OFFER_FORM_IS_ANNUITY,
        "equal_principal" = FIELD_OFFER_FORM_IS_EQUAL_PRINCIPAL,
        "interest_only" = FIELD_OFFER_FORM_IS_INTEREST_ONLY,
        "bullet" = FIELD_OFFER_FORM_IS_BULLET,
        "flat" = FIELD_OFFER_FORM_IS_FLAT,
        "instalment_fee" = FIELD_OFFER_FORM_IS_INSTALMENT_FEE,
        "factor" = FIELD_OFFER_FORM_IS_FACTOR,
        "revenue_share" = FIELD_OFFER_FORM_IS_REVENUE_SHARE,
        "discount" = FIELD_OFFER_FORM_IS_DISCOUNT,
        "factoring" = FIELD_OFFER_FORM_IS_FACTORING,
        "balloon" = FIELD_OFFER_FORM_IS_BALLOON,
        "seasonal" = FIELD_OFFER_FORM_IS_SEASONAL,
        "daily" = FIELD_OFFER_FORM_IS_DAILY,
        "irregular" = FIELD_OFFER_FORM_IS_IRREGULAR,
    }
    OfferPer {
        "year" = FIELD_OFFER_PER_IS_YEAR,
        "month" = FIELD_OFFER_PER_IS_MONTH,
        "day" = FIELD_OFFER_PER_IS_DAY,
    }
    OfferSweep {
        "daily" = FIELD_OFFER_SWEEP_IS_DAILY,
        "weekly" = FIELD_OFFER_SWEEP_IS_WEEKLY,
        "monthly" = FIELD_OFFER_SWEEP_IS_MONTHLY,
    }
    OfferBasis {
        "360" = FIELD_OFFER_BASIS_IS_360,
        "365" = FIELD_OFFER_BASIS_IS_365,
    }
    OfferEvery {
        "1" = FIELD_OFFER_EVERY_IS_1,
        "3" = FIELD_OFFER_EVERY_IS_3,
        "6" = FIELD_OFFER_EVERY_IS_6,
        "12" = FIELD_OFFER_EVERY_IS_12,
    }
}

impl Words {
    /// The name of a choice of an item; nothing for a code that is none of its choices. Industries are named by the
    /// pack.
    #[must_use]
    pub fn choice(self, field: Field, code: &str) -> Option<&'static str> {
        match (field.spec().kind, code) {
            (FieldKind::YesNo, "yes") => Some(self.yes_no(true)),
            (FieldKind::YesNo, "no") => Some(self.yes_no(false)),
            _ => choice_of(field, code).map(|name| self.get(name)),
        }
    }
}
