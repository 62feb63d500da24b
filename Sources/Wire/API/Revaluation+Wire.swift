import Receivables
import Schema
import SwiftProtobuf

// Revaluation: requests -> commands, answers -> responses.

extension RunRevaluation {
    package init(_ message: Reskontra_V1_RunRevaluationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let method: RevaluationMethod? = border.choice(message.method.rawValue, "method")
        let considered = border.date(
            message.consideredDate, message.hasConsideredDate, "considered_date", required: true)
        let rate = border.date(message.rateDate, message.hasRateDate, "rate_date")
        let customers = message.customers.indices.map {
            border.code(message.customers[$0], "customers[\($0)]", required: true)
        }
        let after = border.code(message.afterCustomer, "after_customer")
        let share = border.share(message.share, message.hasShare, "share")
        let posting = border.revaluationPosting(message)
        try border.check()
        let date = considered ?? .last
        self.init(
            id: company, method: method ?? .standard, consideredDate: date, rateDate: rate ?? date,
            customers: customers, after: after,
            itemsMax: message.itemsMax == 0 ? RunRevaluation.itemsMax : Int(message.itemsMax),
            isSummary: message.summaryOnly, share: share, posting: posting)
    }
}

extension Border {
    /// A profile goes with SELECT and only with it.
    fileprivate mutating func revaluationPosting(_ message: Reskontra_V1_RunRevaluationRequest) -> RevaluationPosting {
        let dimensions = choice(message.dimensions.rawValue, "dimensions", fallback: RevaluationDimensions.none)
        let profile = code(message.postingProfile, "posting_profile", required: message.profileFrom == .select)
        switch message.profileFrom {
        case .select: break
        case .unspecified, .posting:
            if !profile.isEmpty { bad("posting_profile", .fieldInvalid, "goes with profile_from SELECT only") }
        case .UNRECOGNIZED(let raw): bad("profile_from", .fieldInvalid, "has no value \(raw)")
        }
        return RevaluationPosting(dimensions: dimensions ?? .none, profile: profile)
    }
}

extension ListRevaluations {
    package init(_ message: Reskontra_V1_ListRevaluationsRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, size: message.size == 0 ? 50 : Int(message.size), before: message.before)
    }
}

extension Reskontra_V1_RunRevaluationResponse {
    package init(_ answer: RunRevaluation.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        let currency = book.companies[answer.company].currency
        var (unrealized, reversed): (Int64, Int64) = (0, 0)
        for found in answer.rows {
            unrealized += found.unrealized
            reversed += found.reversed
            if answer.isSummary { continue }
            let item = book.items[found.item]
            var row = Row()
            row.documentNumber = item.number.text
            row.customerNumber = book.customers[item.customer].number.text
            row.open = .init(found.open, item.currency)
            row.unrealized = .init(found.unrealized, currency)
            row.reversed = .init(found.reversed, currency)
            row.carried = .init(found.carried, currency)
            row.adjusted = found.adjusted
            row.mainAccount = book.companies.account(found.account).number.text
            row.dimension = found.dimension.text
            rows.append(row)
        }
        transactions = UInt32(answer.rows.count)
        self.unrealized = .init(unrealized, currency)
        self.reversed = .init(reversed, currency)
        netChange = .init(unrealized + reversed, currency)
        adjustedTransactions = UInt32(answer.rows.count { $0.adjusted })
        nextCustomer = answer.next.text
        run = answer.run
        posted = !preview
        if answer.isSummary { return }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ListRevaluationsResponse {
    package init(_ answer: ListRevaluations.Answer, _ book: borrowing Book) {
        self.init()
        next = answer.next
        for (number, found) in answer.runs {
            var row = Run()
            row.run = number
            row.method = .init(rawValue: Int(found.method.rawValue)) ?? .unspecified
            row.consideredDate = .init(found.consideredDate)
            row.rateDate = .init(found.rateDate)
            row.taken = found.taken
            row.adjusted = found.adjusted
            row.netChange = .init(found.change, book.companies[found.company].currency)
            row.sequence = found.sequence
            row.dimensions = .init(rawValue: Int(found.posting.dimensions.rawValue)) ?? .unspecified
            row.profileFrom = found.posting.profile.isEmpty ? .posting : .select
            row.postingProfile = found.posting.profile.text
            runs.append(row)
        }
    }
}
