import Receivables
import Schema
import SwiftProtobuf

// Why a figure is what it is (F31): requests -> queries, answers -> responses.

extension ExplainFigure {
    /// Each row is read back from its record.
    package static let pageMax = 200

    package init(_ message: Reskontra_V1_ExplainFigureRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var (figure, customer, currency) = (Figure.balance, Code.empty, "")
        switch message.figure {
        case .document(let wish):
            figure = .open(document: border.code(wish.documentNumber, "document.document_number", required: true))
        case .balance(let wish):
            customer = border.code(wish.customerNumber, "balance.customer_number", required: true)
            currency = wish.currency
        case .bucket(let wish):
            customer = border.code(wish.customerNumber, "bucket.customer_number", required: true)
            currency = wish.currency
            let days = border.bucketDays(wish.bucketDays, "bucket.bucket_days")
            let basis = border.agingBasis(wish.basis, "bucket.basis")
            if Int(wish.place) > days.count + 1 {
                border.bad("bucket.place", .fieldInvalid, "is above \(days.count + 1), the last bucket")
            }
            figure = .bucket(basis, days: days, place: Int(wish.place))
        case .exposure(let wish):
            customer = border.code(wish.customerNumber, "exposure.customer_number", required: true)
            currency = wish.currency
            let component: ExposureComponent? = border.choice(wish.component.rawValue, "exposure.component")
            figure = .exposure(component ?? .invoices)
        case .account, nil: border.bad("figure", .fieldRequired, "is required: which figure is asked for")
        }
        let parsed = currency.isEmpty ? nil : border.currency(currency, "currency")
        let at = border.moment(message.at, message.hasAt)
        let filter = ExplainFigure.filter(company, figure, customer, parsed, at.asOf)
        let token = border.pageToken(message.page, filter: filter)
        try border.check()
        self.init(
            id: company, figure: figure, customer: customer, currency: parsed, asOf: at.asOf,
            knownAt: token.knownAt == 0 ? at.knownAt : token.knownAt,
            size: min(border.pageSize(message.page), ExplainFigure.pageMax),
            skipped: (Int(truncatingIfNeeded: token.first), Int64(bitPattern: token.second)))
    }

    static func filter(
        _ company: CompanyID, _ figure: Figure, _ customer: Code, _ currency: Currency?, _ asOf: CalendarDate?
    ) -> UInt64 {
        PageToken.filter(
            "figure", "\(company.number)", "\(figure)", customer.text, currency?.code.text ?? "", asOf?.description ?? "")
    }
}

extension Reskontra_V1_ExplainFigureResponse {
    /// Without what the records of the rows say: see `FigureRow.fill`.
    package init(_ answer: ExplainFigure.Answer, of query: ExplainFigure, _ book: borrowing Book) {
        self.init()
        figure = .init(answer.figure)
        told = .init(answer.told, answer.figure.currency)
        addsUp = answer.addsUp
        knownAt = answer.knownAt
        for row in answer.rows { rows.append(.init(row, answer.figure.currency, book)) }
        guard answer.hasMore else { return }
        let filter = ExplainFigure.filter(query.id, query.figure, query.customer, query.currency, query.asOf)
        nextPageToken = PageToken(
            first: UInt64(query.skipped.rows + answer.rows.count), second: UInt64(bitPattern: answer.told),
            knownAt: answer.knownAt, filter: filter
        ).text
    }
}

extension Reskontra_V1_FigureRow {
    init(_ row: FigureRow, _ currency: Currency, _ book: borrowing Book) {
        self.init()
        cause = .init(rawValue: Int(row.cause.rawValue)) ?? .unspecified
        amount = .init(row.amount, currency)
        date = .init(row.date)
        sequence = row.sequence
        rules = row.rules
        settlementID = UInt64(row.settlement.number)
        authorizationID = UInt64(row.authorization.number)
        if !row.item.isNone {
            let item = book.items[row.item]
            itemID = UInt64(row.item.number)
            kind = .init(rawValue: Int(item.kind.rawValue)) ?? .unspecified
            documentNumber = item.number.text
            customerNumber = book.customers[item.customer].number.text
        }
        if !row.counterpart.isNone { counterpart = book.items[row.counterpart].number.text }
        if !row.order.isNone {
            order = book.orders[row.order].number.text
            customerNumber = book.customers[book.orders[row.order].customer].number.text
        }
        if !row.authorization.isNone {
            customerNumber = book.customers[book.authorizations[row.authorization].customer].number.text
        }
    }

    /// Who asked, and where the event stands in its record.
    package mutating func fill(from record: LogRecord) {
        fill(from: record.header)
        var place: UInt32 = 0
        _ = record.forEachEvent { event in
            place += 1
            switch (event, cause) {
            case (.posted(let posted), .posted) where UInt64(posted.fact.id.number) == itemID:
                (self.event, voucher) = (place, posted.fact.voucher.text)
                fill(posted.fact.rate)
            case (.itemsSettled(let fact), .settled), (.itemsSettled(let fact), .discount), (.itemsSettled(let fact), .difference),
                (.itemsSettled(let fact), .penny):
                guard UInt64(fact.settlement.number) == settlementID else { return }
                (self.event, voucher) = (place, fact.entries.first?.voucher.text ?? "")
            case (.settlementUndone(let fact), .undone) where UInt64(fact.settlement.number) == settlementID:
                (self.event, voucher) = (place, fact.entries.first?.voucher.text ?? "")
            default: break
            }
        }
    }

    /// At which a document in another currency was posted.
    mutating func fill(_ rate: Rate) {
        guard rate != .one else { return }
        self.rate = .init(rate.decimal)
        rateUnit = UInt32(rate.unit)
    }

    mutating func fill(from header: RecordHeader) {
        principal = header.principal.text
        at = .init(header.instant)
        if header.method != 0 { method = Schema.Method(rawValue: header.method)?.name ?? "\(header.method)" }
        if let key = header.key { requestKey = .init(key.bytes) }
    }
}
