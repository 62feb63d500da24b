import EventLog
import Foundation
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// What a stream wants to hear of.
struct WatchFilter {
    /// None: all companies, and what is of none.
    var company = CompanyID.none
    /// Empty: all.
    var customers: Set<UInt32> = []
    static let customersMax = 10_000
    var kinds: Set<String> = []
    static let kindsMax = 64
    /// With the record itself.
    var isFull = false
}

/// A record off the log, decoded beside the loop.
struct DecodedRecord {
    let sequence: UInt64
    let header: RecordHeader
    let events: [Event]
    let bytes: [UInt8]

    /// Nil when it holds something we cannot read.
    init?(_ view: RecordView) {
        guard let record = LogRecord(view.bytes) else { return nil }
        var events: [Event] = []
        guard record.forEachEvent({ events.append($0) }) else { return nil }
        sequence = view.sequence
        header = record.header
        bytes = Array(view.bytes)
        self.events = events
    }
}

/// A record as its watchers see it, encoded once for all who want the whole of it.
struct WatchItem {
    let sequence: UInt64
    private let company: CompanyID
    private let message: Reskontra_V1_WatchItem
    /// Of each event, the customer it is about; none: of no one customer.
    private let customers: [CustomerID]
    private let whole: [UInt8]
    private let record: [UInt8]
    /// The whole with the record behind it: two messages in a row are one.
    private let fullMade = FullMade()

    init(_ record: DecodedRecord, _ book: borrowing Book) {
        var item = Reskontra_V1_WatchItem()
        item.sequence = record.sequence
        item.at = .init(record.header.instant)
        if !record.header.company.isNone { item.company = book.companies[record.header.company].code.text }
        item.businessDate = Reskontra_V1_Date(record.header.businessDate)
        item.principal = record.header.principal.text
        if let key = record.header.key { item.requestKey = Data(key.bytes) }
        if let trace = record.header.trace { item.trace = Data(trace.bytes) }
        var customers: [CustomerID] = []
        for event in record.events {
            let told = WatchItem.tell(event, book)
            item.events.append(told.event)
            customers.append(told.customer ?? .none)
        }
        sequence = record.sequence
        company = record.header.company
        message = item
        self.customers = customers
        whole = (try? item.serializedBytes()) ?? []
        self.record = record.bytes
    }

    /// Whether a stream gets any of it; costs no bytes.
    func concerns(_ filter: WatchFilter) -> Bool {
        guard filter.company.isNone || company == filter.company else { return false }
        guard !filter.isFull, !filter.customers.isEmpty || !filter.kinds.isEmpty else { return true }
        return customers.indices.contains { isWanted($0, filter) }
    }

    /// What a stream gets of it, where it gets any.
    func bytes(for filter: WatchFilter) -> [UInt8] {
        if filter.isFull { return full }
        guard !filter.customers.isEmpty || !filter.kinds.isEmpty else { return whole }
        let wanted = customers.indices.filter { isWanted($0, filter) }
        if wanted.count == customers.count { return whole }
        var part = message
        part.events = wanted.map { message.events[$0] }
        // A message made here has every field it needs: encoding cannot fail.
        return (try? part.serializedBytes()) ?? []
    }

    private func isWanted(_ place: Int, _ filter: WatchFilter) -> Bool {
        (filter.customers.isEmpty || filter.customers.contains(customers[place].number))
            && (filter.kinds.isEmpty || filter.kinds.contains(message.events[place].kind))
    }

    /// Made for the first stream that asks; the others get the same.
    private var full: [UInt8] {
        if let made = fullMade.bytes { return made }
        var item = Reskontra_V1_WatchItem()
        item.record = Data(record)
        let made = whole + ((try? item.serializedBytes()) ?? [])
        fullMade.bytes = made
        return made
    }

    /// Belongs to the loop, as items do.
    private final class FullMade {
        var bytes: [UInt8]?
    }

    /// `REMITTED_DISCOUNT` as `RemittedDiscount`.
    static func camel(_ name: String) -> String {
        name.split(separator: "_").map { String($0.prefix(1)) + $0.dropFirst().lowercased() }.joined()
    }

    private static func kind(of change: OrderChanged.Change) -> String {
        switch change {
        case .delivered: "orderDelivered"
        case .revalued: "orderChanged"
        case .canceled: "orderCanceled"
        case .invoiced: "orderInvoiced"
        case .hold: "orderHoldSet"
        case .linked: "orderLinked"
        }
    }

    private static func tell(_ fact: BankFact, _ book: borrowing Book) -> (kind: String, id: UInt64, row: BankLine?) {
        switch fact {
        case .accountSet: ("bankAccountSet", 0, nil)
        case .linesImported: ("bankLinesImported", 0, nil)
        case .linePosted(let id, _, _): ("bankLinePosted", UInt64(id.number), book.bank[id])
        case .lineBooked(let id, _, _): ("bankLineBooked", UInt64(id.number), book.bank[id])
        case .lineSetAside(let id, _): ("bankLineSetAside", UInt64(id.number), book.bank[id])
        case .lineReopened(let id): ("bankLineReopened", UInt64(id.number), book.bank[id])
        case .reconciled: ("bankReconciled", 0, nil)
        }
    }

    private static func tell(
        _ event: Event, _ book: borrowing Book
    ) -> (event: Reskontra_V1_WatchEvent, customer: CustomerID?) {
        var told = Reskontra_V1_WatchEvent()
        var customer: CustomerID?
        switch event {
        case .posted(let posted):
            let fact = posted.fact
            told.kind = "itemPosted"
            told.number = fact.number.text
            told.amount = .init(fact.amount, fact.currency)
            told.id = UInt64(fact.id.number)
            customer = fact.customer
        case .itemsSettled(let fact):
            told.kind = "itemsSettled"
            told.id = UInt64(fact.settlement.number)
            customer = fact.customer
        case .settlementUndone(let fact):
            told.kind = "settlementUndone"
            told.id = UInt64(fact.settlement.number)
            customer = book.items[fact.settlement].customer
        case .limitJournalCreated(let journal): (told.kind, told.number) = ("limitJournalCreated", journal.number.text)
        case .limitLinesAdded(_, let number, _): (told.kind, told.number) = ("limitLinesAdded", number.text)
        case .limitJournalPosted(_, let number): (told.kind, told.number) = ("limitJournalPosted", number.text)
        case .temporaryLimitSet(let id, let limit):
            told.kind = "temporaryLimitSet"
            told.amount = .init(limit.amount, book.customers[id].limitCurrency)
            customer = id
        case .blockingRuleSet(_, let rule): (told.kind, told.number) = ("blockingRuleSet", rule.id.text)
        case .blockingRuleDeleted(_, let code): (told.kind, told.number) = ("blockingRuleDeleted", code.text)
        case .ruleSequenceSet: told.kind = "ruleSequenceSet"
        case .rankSet(_, _, let code, _): (told.kind, told.number) = ("rankSet", code.text)
        case .creditTraitsSet(let id, _):
            told.kind = "creditTraitsSet"
            customer = id
        case .bank(let fact):
            let row: BankLine?
            (told.kind, told.id, row) = WatchItem.tell(fact, book)
            if let row {
                told.number = row.account.text
                told.amount = .init(row.amount, row.currency)
                if !row.customer.isNone { customer = row.customer }
            }
        case .payment(let fact): customer = told.fill(fact, book)
        case .interestCodeSet(_, let row): (told.kind, told.number) = ("interestCodeSet", row.code.text)
        case .interestNoteCreated(let note):
            told.kind = "interestNoteCreated"
            told.number = note.number.text
            told.amount = .init(note.total, note.currency)
            told.id = UInt64(note.id.number)
            customer = note.customer
        case .interestNoteCanceled(let id), .interestNotePosted(let id, _), .interestNotePrinted(let id):
            switch event {
            case .interestNotePosted: told.kind = "interestNotePosted"
            case .interestNotePrinted: told.kind = "interestNotePrinted"
            default: told.kind = "interestNoteCanceled"
            }
            told.number = book.interest[id].number.text
            told.id = UInt64(id.number)
            customer = book.interest[id].customer
        case .interestChanged(let fact):
            told.kind = "interestChanged"
            told.number = book.interest[fact.note].number.text
            told.id = UInt64(fact.note.number)
            customer = book.interest[fact.note].customer
        case .collections(let fact): customer = told.fill(fact, book)
        case .access(.granted(let grant)):
            told.kind = grant.until == nil ? "roleGranted" : "glassBroken"
            (told.number, told.id) = (grant.principal.text, UInt64(grant.id.number))
        case .access(.glassUsed(let id)): (told.kind, told.id) = ("glassUsed", UInt64(id.number))
        case .access(.revoked(let id, _, _)): (told.kind, told.id) = ("grantRevoked", UInt64(id.number))
        case .access(.proposed(let row)):
            (told.kind, told.number, told.id) = ("proposed", row.by.text, UInt64(row.id.number))
        case .access(.proposalClosed(let id, let state, let by, _)):
            (told.kind, told.number, told.id) = ("proposal\("\(state)".capitalized)", by.text, UInt64(id.number))
        case .access(.denied(let denial)):
            (told.kind, told.number, told.id) = ("accessDenied", denial.principal.text, UInt64(denial.method))
        case .credit(let fact): customer = told.fill(fact, book)
        case .freeText(let fact): customer = told.fill(fact, book)
        case .directDebit(let fact): customer = told.fill(fact, book)
        case .bill(.billSet(let bill, _)):
            told.kind = "bill" + WatchItem.camel(bill.status.name)
            told.number = bill.number.text
            told.amount = .init(bill.face, bill.currency)
            told.id = UInt64(bill.id.number)
            customer = bill.customer
        case .bill(.remittanceSet(let remittance, _)):
            told.kind = remittance.confirmed == nil ? "remittanceCreated" : "remittanceConfirmed"
            told.number = remittance.number.text
            told.id = UInt64(remittance.id.number)
        case .closing(let fact): customer = told.fill(fact, book)
        case .sales(let fact): customer = told.fill(fact, book)
        case .writeOffPosted(let fact):
            (told.kind, told.number, told.id) = ("writeOffPosted", fact.number.text, UInt64(fact.id.number))
            if fact.parts.count == 1 { told.amount = .init(fact.parts[0].net, fact.parts[0].currency) }
            customer = fact.customer
        case .writeOffReversed(let fact):
            let row = book.writeOffs[fact.id]
            (told.kind, told.number, told.id) = ("writeOffReversed", row.number.text, UInt64(fact.id.number))
            customer = row.customer
        case .paymentCanceled(let fact):
            let payment = book.items[fact.payment]
            told.kind = fact.kind == .nsf ? "paymentBounced" : "paymentReversed"
            (told.number, told.id) = (payment.number.text, UInt64(fact.payment.number))
            told.amount = .init(-payment.original, payment.currency)
            customer = payment.customer
        case .customerReimbursed(let fact):
            told.kind = "customerReimbursed"
            customer = fact.customer
        case .payoutAccountSet(let id, _):
            told.kind = "payoutAccountSet"
            customer = id
        case .payoutFileMade(let file):
            (told.kind, told.number, told.id) = ("payoutFileMade", file.number, UInt64(file.id.number))
            told.amount = .init(file.sum, .eur)
        case .nettingPosted(let fact):
            (told.kind, told.number, told.id) = ("nettingPosted", fact.number.text, UInt64(fact.id.number))
            told.amount = .init(fact.amount, fact.currency)
            customer = fact.customer
        case .nettingReversed(let fact):
            let row = book.nettings[fact.id]
            (told.kind, told.number, told.id) = ("nettingReversed", row.number.text, UInt64(fact.id.number))
            customer = row.customer
        case .prepaymentPosted(let row):
            (told.kind, told.number, told.id) = ("prepaymentPosted", row.order.text, UInt64(row.item.number))
            customer = book.items[row.item].customer
        case .prepaymentChanged(let fact):
            let item = book.items[fact.item]
            told.kind = fact.end.map { $0.isReversal ? "prepaymentReversed" : "prepaymentApplied" } ?? "prepaymentMarked"
            (told.number, told.id) = (item.number.text, UInt64(fact.item.number))
            customer = item.customer
        case .paymentBankSet(_, let row): (told.kind, told.number) = ("paymentBankSet", row.code.text)
        case .paymentFeeSet(_, let row): (told.kind, told.number) = ("paymentFeeSet", row.code.text)
        case .card(let fact): customer = told.fill(fact, book)
        case .orderConfirmed(let fact):
            told.kind = "orderConfirmed"
            told.number = fact.number.text
            told.amount = .init(fact.gross, fact.currency)
            told.id = UInt64(fact.id.number)
            customer = fact.customer
        case .orderChanged(let fact):
            let order = book.orders[fact.id]
            told.kind = WatchItem.kind(of: fact.change)
            told.number = order.number.text
            told.id = UInt64(fact.id.number)
            customer = order.customer
        case .authorizationDecided(let fact):
            told.kind = "authorizationDecided"
            told.amount = .init(fact.approved, fact.currency)
            told.id = UInt64(fact.id.number)
            customer = fact.customer.isNone ? nil : fact.customer
        case .authorizationIncremented(let fact):
            told.kind = "authorizationIncremented"
            told.id = UInt64(fact.id.number)
            customer = book.authorizations[fact.id].customer
        case .authorizationCaptured(let id, _, _):
            told.kind = "authorizationCaptured"
            told.id = UInt64(id.number)
            customer = book.authorizations[id].customer
        case .authorizationVoided(let id, _):
            told.kind = "authorizationVoided"
            told.id = UInt64(id.number)
            customer = book.authorizations[id].customer
        case .authorizationsExpired: told.kind = "authorizationsExpired"
        case .customerSet(let row):
            told.kind = "customerSet"
            told.number = row.number.text
            told.id = UInt64(row.id.number)
            customer = row.id
        case .creditLimitSet(let id, let limit):
            told.kind = "creditLimitSet"
            told.amount = Reskontra_V1_Money(limit.limit)
            customer = id
        case .subjectSet: told.kind = "subjectSet"
        case .clockSet: told.kind = "clockSet"
        case .zoneDataNoted: told.kind = "zoneDataNoted"
        case .keyFenced: told.kind = "keyFenced"
        case .keysForgotten: told.kind = "keysForgotten"
        case .companyCreated(let company):
            told.kind = "companyCreated"
            told.number = company.code.text
        case .companyWentLive: told.kind = "companyWentLive"
        case .parametersSet: told.kind = "parametersSet"
        case .numberSequenceSet: told.kind = "numberSequenceSet"
        case .periodSet(_, let period):
            told.kind = "periodSet"
            told.number = period.name
        case .exchangeRateSet: told.kind = "exchangeRateSet"
        case .mainAccountSet(let account):
            told.kind = "mainAccountSet"
            told.number = account.number.text
        case .automaticAccountSet: told.kind = "automaticAccountSet"
        case .termsSet(_, let row): (told.kind, told.number) = ("termsSet", row.code.text)
        case .methodSet(_, let row): (told.kind, told.number) = ("methodSet", row.code.text)
        case .allocationOrderSet(_, let scope, _):
            told.kind = "allocationOrderSet"
            if !scope.customer.isNone { customer = scope.customer }
        case .cashDiscountSet(_, let row): (told.kind, told.number) = ("cashDiscountSet", row.code.text)
        case .intercompanyPairSet: told.kind = "intercompanyPairSet"
        case .taxCodeSet(_, let row): (told.kind, told.number) = ("taxCodeSet", row.code.text)
        case .taxGroupSet(_, let row): (told.kind, told.number) = ("taxGroupSet", row.code.text)
        case .customerGroupSet(_, let row): (told.kind, told.number) = ("customerGroupSet", row.code.text)
        case .profileSet(_, let row): (told.kind, told.number) = ("profileSet", row.code.text)
        case .profileLineSet: told.kind = "profileLineSet"
        case .profileLineDeleted(_, _, _, let relation): (told.kind, told.number) = ("profileLineDeleted", relation.text)
        }
        if let customer { told.customerNumber = book.customers[customer].number.text }
        return (told, customer)
    }
}
