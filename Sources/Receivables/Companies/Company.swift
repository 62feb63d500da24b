/// A legal entity with its accounting currency, calendar and set-up.
@usableFromInline
package struct Company: Equatable, Sendable {
    package let id: CompanyID
    /// At most 8 bytes.
    package let code: Code
    package let name: String
    package let currency: Currency
    /// IANA name; the engine turns instants into business dates with it.
    package let timeZone: String

    package init(id: CompanyID, code: Code, name: String, currency: Currency, timeZone: String) {
        self.id = id
        self.code = code
        self.name = name
        self.currency = currency
        self.timeZone = timeZone
    }

    package static let codeBytesMax = 8
    package static let companiesMax = 4_096
}

/// Numbers are prefix + next, padded with zeros to `digits`.
///
/// Taken inside the posting commit, so a refused posting burns none (setup:FT-6, F2).
package struct NumberSequence: Equatable, Sendable, PlainBits {
    package var prefix: Code
    package var digits: UInt8
    package var next: UInt64

    package init(prefix: Code, digits: UInt8, next: UInt64) {
        self.prefix = prefix
        self.digits = digits
        self.next = next
    }

    package static let digitsMax: UInt8 = 12

    /// The number for `value`; nil when it has more digits than allowed.
    package func number(_ value: UInt64) -> Code? {
        var digitBytes: (UInt64, Int) = (value, 0)
        return withUnsafeTemporaryAllocation(byteCount: Code.bytesMax + 20, alignment: 1) { buffer in
            let prefixCount = prefix.withBytes { bytes in
                for index in 0..<bytes.count { buffer[index] = bytes[index] }
                return bytes.count
            }
            guard prefixCount + Int(digits) <= Code.bytesMax else { return nil }
            for place in stride(from: prefixCount + Int(digits) - 1, through: prefixCount, by: -1) {
                buffer[place] = UInt8(0x30 + digitBytes.0 % 10)
                digitBytes.0 /= 10
            }
            guard digitBytes.0 == 0 else { return nil }
            return Code(utf8: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<(prefixCount + Int(digits))]))
        }
    }
}

package enum SequenceKind: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case customer = 1
    case invoice = 2
    case creditNote = 3
    case payment = 4
    case voucher = 5
    case interestNote = 6
    case letter = 20
    case oneTimeCustomer = 22
    case recurrence = 48
    case correction = 49
    case mandate = 52
    case directDebitFile = 53
    case remittance = 56
    case packingSlip = 50
    /// Write-offs, nettings and other items that answer items.
    case adjustment = 44
    case prepaymentInvoice = 45

    /// Room for every raw value.
    static let slots = 64
}

package enum PeriodStatus: UInt8, Sendable, BitwiseCopyable, Codable {
    case open = 1
    case onHold = 2
    /// For ever.
    case closed = 3
}

/// What a fiscal period is for (setup section 17).
package enum PeriodKind: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    /// The only kind that documents are posted to.
    case operating = 1
    /// Days that a general ledger opens a year on, over the operating period of the same days.
    case opening = 2
    /// Days that it closes a year on.
    case closing = 3
}

/// A fiscal period; both ends belong to it.
package struct Period: Equatable, Sendable, PlainBits {
    package let from: CalendarDate
    package let to: CalendarDate
    package var status: PeriodStatus
    package let kind: PeriodKind

    package init(from: CalendarDate, to: CalendarDate, status: PeriodStatus, kind: PeriodKind = .operating) {
        self.from = from
        self.to = to
        self.status = status
        self.kind = kind
    }

    /// YYYY-MM of its first day, with the kind behind it unless it is operating.
    package var name: String {
        let month = String(from.description.prefix(7))
        return switch kind {
        case .operating: month
        case .opening: month + "-OPENING"
        case .closing: month + "-CLOSING"
        }
    }

    package var isOperating: Bool { kind == .operating }

    package func holds(_ date: CalendarDate) -> Bool { from <= date && date <= to }

    /// By first day, the operating one before those over it.
    static func isBefore(_ left: Period, _ right: Period) -> Bool {
        (left.from, left.kind.rawValue) < (right.from, right.kind.rawValue)
    }
}

/// One unit of `from` is `rate` units of `to`, from `validFrom` until a later row of its type. One direction only.
package struct ExchangeRate: Equatable, Sendable, PlainBits {
    package let from: Currency
    package let to: Currency
    package let rate: Rate
    package let validFrom: CalendarDate
    /// Empty: the default type (setup:FX-7).
    package let type: Code

    package init(from: Currency, to: Currency, rate: Rate, validFrom: CalendarDate, type: Code = .empty) {
        self.from = from
        self.to = to
        self.rate = rate
        self.validFrom = validFrom
        self.type = type
    }

    /// Whether it takes the place of another.
    package func isSameRow(as other: ExchangeRate) -> Bool {
        from == other.from && to == other.to && validFrom == other.validFrom && type == other.type
    }
}

package enum CreditLimitType: UInt8, Sendable, BitwiseCopyable {
    case none = 1
    case balance = 2
    case balanceDelivered = 3
    case balanceAll = 4
}

package enum OverLimitAction: UInt8, Sendable, BitwiseCopyable {
    case off = 1
    case warn = 2
    case refer = 3
    case decline = 4
}

/// Over-limit actions of the four checkpoints that otherwise share `overLimitOther`; nil: that one.
package struct OverLimitSteps: Equatable, Sendable, BitwiseCopyable {
    package var orderConfirm: OverLimitAction?
    package var picking: OverLimitAction?
    package var packingSlip: OverLimitAction?
    package var invoice: OverLimitAction?

    package init() {}
}

package enum TaxRounding: UInt8, Sendable, BitwiseCopyable {
    case total = 1
    case line = 2
}

/// Parameters of a company with their defaults (setup 18, credit cases' README).
package struct Parameters: Equatable, Sendable, BitwiseCopyable {
    package var defaultProfile: Code = .empty
    /// Customer that one-time customers are made from (setup:CU-6).
    package var oneTimeTemplate: Code = .empty
    /// For prepayments without a profile of their own (setup:PP-4).
    package var prepaymentProfile: Code = .empty
    package var captureRevenueAccount: AccountID = .none
    package var taxRounding: TaxRounding = .total
    package var creditLimitType: CreditLimitType = .balanceAll
    package var posTTLSeconds: UInt32 = 900
    package var maxAuthorizationTTLSeconds: UInt32 = 2_592_000
    package var overCapturePercent = Percent(tenThousandths: 0)
    package var overLimitPOSCheck: OverLimitAction = .decline
    package var overLimitFreeTextInvoice: OverLimitAction = .warn
    package var overLimitOther: OverLimitAction = .off
    package var automaticSettlement = false
    package var defaultMethod: Code = .empty
    package var itemTaxGroup: Code = .empty
    /// Minor units of the accounting currency (setup:AD-8).
    package var maxPennyRounding: Int64 = 10
    /// What the stated tax of a document may differ from the calculated, all its codes together; minor units of the
    /// accounting currency (setup:FT-4).
    package var maxTaxAdjustment: Int64 = 0
    package var excludeUnappliedPayments = false
    package var excludeCreditNotes = false
    /// Payments whose money has not come yet free no credit (credit:EX-6).
    package var includesPaymentsAtRisk = false
    package var expiredLimitIsZero = false
    /// check_credit_group_limit = no: accounts in a group are tested as if they were in none (credit:CL-5).
    package var ignoresGroupLimit = false
    /// credit_group_mode = same_limit_each: every member has the group's limit for itself (credit:CL-6).
    package var groupLimitIsEach = false
    /// Limit journals are posted only once the workflow has approved them (credit section 2.1).
    package var limitJournalWorkflow = false
    package var autoPostAfterApproval = false
    /// A profile may change the base limit without a journal (credit:CL-12).
    package var allowsManualLimitEdit = false
    /// A profile whose limit reaches `identificationLimit` needs a government id (credit:CL-14).
    package var requiresIdentification = false
    /// Minor units of the accounting currency; 0: every profile.
    package var identificationLimit: Int64 = 0
    /// What a terminal lets pass by itself while it is offline; minor units of the accounting currency; 0: terminals have
    /// none. A sale that is advised above it is marked forced (credit:AU-11).
    package var floorLimit: Int64 = 0
    package var holds = HoldParameters()
    package var overLimitSteps = OverLimitSteps()
    /// pos_blocking_rules = no: at the till only hard stops and the limit count.
    package var noRulesAtPOS = false
    /// check_limit_on_orders = no: rules by used credit (R7) do not run.
    package var noLimitRule = false
    /// ignore_expired_rule_when_blank = no: a limit without a last day is expired for rules (credit:CL-9).
    package var blankExpiryBlocks = false
    package var checkTermsRank = false
    package var checkDiscountRank = false
    /// An interval counts once it has begun, not only when it is over (setup:IC-3).
    package var countsStartedIntervals = false
    /// Interest counts from the end of the grace days, not from the anchor (setup:IC-13).
    package var graceShiftsStart = false
    /// Minor units of the accounting currency that one waiver may come to; nil: any (setup:IN-4).
    package var waiveLimit: Int64?
    /// Minor units of the accounting currency from which a credit note takes two people, once grants are in force;
    /// nil: none does (reliability 3.8).
    package var approveCreditNotesFrom: Int64?
    /// Write-offs from it on take two people; nil: all do.
    package var approveWriteOffsFrom: Int64?
    package var collections = CollectionParameters()
    package var settlement = SettlementParameters()
    /// Orders that ship later than this many days from now do not count as exposure; nil: all count.
    package var orderHorizonDays: UInt32?
    package var includesHeldOrders = false
    package var includesReturns = false
    /// Calendar days between announcing a direct debit and its due date (setup:SD-10).
    package var prenotificationDays: UInt16 = 14
    /// Lead times of direct debit from before November 2016 (setup:SD-11).
    package var legacyLeadTimes = false
    /// Free text invoices need approval before they post.
    package var workflow = false
    /// Batches stop at the first that fails (setup:FT-10, RI-8).
    package var stopsOnFirstError = false
    package var forbidsCorrections = false
    /// Of occurrences that were missed only the latest is made (setup:RI-3).
    package var catchesUpLatestOnly = false
    /// Equal accounts and dimensions of a voucher are summed for the ledger (setup:AD-10).
    package var summarizesLines = false
    package var directDebit = DirectDebitParameters()
    package var bills = BillParameters()
    /// A write-off takes the tax of its items back (credit:WO-2).
    package var separateSalesTax = false
    /// For write-offs without a reason of their own.
    package var writeOffReason: Code = .empty
    /// Minor units of the accounting currency (payments:RB-2).
    package var minimumReimbursement: Int64 = 0
    /// One reimbursement per customer and currency, not per dimension (payments:RB-3).
    package var summarizeCustomer = false
    package var separateByClassification = false
    package var allowIntercompanyNetting = false
    /// Company that holds netting agreements; empty: that of the customer (payments:RV-6).
    package var nettingAgreementCompany: Code = .empty
    /// A received prepayment is applied by itself (setup:PR-6).
    package var appliesPrepayments = false
    package var rateTypes = RateTypeParameters()

    package init() {}
}

package enum TermsMethod: UInt8, Sendable, BitwiseCopyable, Codable {
    case net = 1
    case currentWeek = 2
    case currentMonth = 3
    case currentQuarter = 4
    case currentYear = 5
    case cashOnDelivery = 6
}

package struct TermsOfPayment: Equatable, Sendable, Codable {
    package let code: Code
    package let description: String
    package let method: TermsMethod
    package let months: UInt16
    package let days: UInt16
    /// 1 Monday to 7 Sunday; 0: any (payments:TP-2).
    package var paymentWeekday: UInt8 = 0
    /// Day of a month, the last where it has fewer; 0: any.
    package var paymentDay: UInt8 = 0
    /// Of the workdays; empty with `stays`.
    package var calendar: Code = .empty
    package var nonWorkday = NonWorkday.stays
    /// Payment schedule of invoices with these terms; empty: none (payments:TP-4).
    package var schedule: Code = .empty

    package init(code: Code, description: String, method: TermsMethod, months: UInt16, days: UInt16) {
        self.code = code
        self.description = description
        self.method = method
        self.months = months
        self.days = days
    }

    /// Start plus months plus days; months clamp to the end of the month (payments:TP-1). Workdays are `Setup.dueDate`'s.
    package func dueDate(from documentDate: CalendarDate) -> CalendarDate { onPaymentDay(counted(from: documentDate)) }

    /// The same before it moves to a payment day.
    func counted(from documentDate: CalendarDate) -> CalendarDate {
        let (year, month, _) = documentDate.parts
        let start: CalendarDate
        switch method {
        case .net: start = documentDate
        case .cashOnDelivery: return documentDate
        case .currentWeek: start = documentDate.adding(days: 7 - documentDate.weekday)
        case .currentMonth: start = documentDate.endOfMonth
        case .currentQuarter:
            start = (CalendarDate(year: year, month: (month - 1) / 3 * 3 + 3, day: 1) ?? documentDate).endOfMonth
        case .currentYear: start = CalendarDate(year: year, month: 12, day: 31) ?? documentDate
        }
        return start.adding(months: Int(months)).adding(days: Int(days))
    }

    /// The first payment day on or after a date (payments:TP-2).
    func onPaymentDay(_ date: CalendarDate) -> CalendarDate {
        if method == .cashOnDelivery { return date }
        if paymentWeekday > 0 { return date.adding(days: (Int(paymentWeekday) - date.weekday + 7) % 7) }
        guard paymentDay > 0 else { return date }
        let first = date.adding(days: 1 - date.parts.day)
        for month in [first, first.adding(months: 1)] {
            let day = min(month.adding(days: Int(paymentDay) - 1), month.endOfMonth)
            if day >= date { return day }
        }
        return date
    }
}

package enum PaymentType: UInt8, Sendable, BitwiseCopyable, Codable {
    case cash = 1
    case check = 2
    case electronic = 3
    case creditCard = 4
    case billOfExchange = 5
    case other = 6
    /// Waits on its bridging account until it is due (payments:PM-0).
    case postdatedCheck = 7
}

package struct MethodOfPayment: Equatable, Sendable, Codable {
    package let code: Code
    package let description: String
    package let type: PaymentType
    package var account: AccountID
    package let requireReference: Bool
    /// Where its money waits until it is cleared; none: it goes to `account` at once (payments:PM-0).
    package var bridging = AccountID.none
    /// Of lines of a payment journal, at least (payments:PJ-2).
    package var requiredStatus = PaymentStatus.none
    /// Of lines of a payment journal.
    package var requireDepositSlip = false
    /// Direct debits only: a payment needs a mandate (setup:CU-9, SD-3).
    package var requireMandate = false
    /// Its bills go to a bank where no payment specification says whether they do (setup:BE-5).
    package var remitsBills = false
    /// Payment specification of who names none; empty: none.
    package var specification: Code = .empty
    /// An invoice of a customer who pays by it is drawn for in its own commit (setup:BE-2).
    package var drawsBills = false

    package init(code: Code, description: String, type: PaymentType, account: AccountID, requireReference: Bool) {
        self.code = code
        self.description = description
        self.type = type
        self.account = account
        self.requireReference = requireReference
    }

    package var isBridged: Bool { !bridging.isNone }
}

package struct TaxCode: Equatable, Sendable, PlainBits {
    package let code: Code
    package let percent: Percent
    package let account: AccountID
    /// Of its ledger posting group: cash discounts of documents with this tax (payments:CD-12); none: the discount code's.
    package let discountAccount: AccountID
    /// A cash discount takes its share of this tax back (payments:CD-10).
    package let fallsWithDiscounts: Bool

    package init(
        code: Code, percent: Percent, account: AccountID, discountAccount: AccountID = .none,
        fallsWithDiscounts: Bool = false
    ) {
        self.fallsWithDiscounts = fallsWithDiscounts
        self.code = code
        self.percent = percent
        self.account = account
        self.discountAccount = discountAccount
    }
}

package enum TaxGroupKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case sales = 1
    case item = 2
}

package struct TaxGroup: Equatable, Sendable, Codable {
    package let kind: TaxGroupKind
    package let code: Code
    package let taxCodes: [Code]

    package init(kind: TaxGroupKind, code: Code, taxCodes: [Code]) {
        self.kind = kind
        self.code = code
        self.taxCodes = taxCodes
    }
}

package struct CustomerGroup: Equatable, Sendable, Codable {
    package let code: Code
    package let description: String
    package let terms: Code
    package let salesTaxGroup: Code
    /// Of its customers' numbers; nil: the company's (setup:CU-2).
    package var numbers: NumberSequence?
    /// Type of the exchange rates of its customers' documents; empty: the company's (setup:FX-7).
    package var rateType: Code = .empty
    /// Terms its customers are taken to pay by in a forecast; moves no due date. Empty: those they have.
    package var settlePeriod: Code = .empty
    /// Of a free text line of its customers that names no main account (setup:FT-1); none: a line names its own.
    package var revenueAccount: AccountID = .none
    /// Of write-offs that name no reason; empty: the company's.
    package var writeOffReason: Code = .empty

    package init(
        code: Code, description: String, terms: Code, salesTaxGroup: Code, numbers: NumberSequence? = nil
    ) {
        self.code = code
        self.description = description
        self.terms = terms
        self.salesTaxGroup = salesTaxGroup
        self.numbers = numbers
    }
}
