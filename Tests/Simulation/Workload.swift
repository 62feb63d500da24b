import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// What the shops do all day, and what they remember of the answers.
final class Workload {
    struct Customer {
        let company: String
        let number: String
        /// Who owes.
        let account: String
        let currency: String
        /// Of the account, minor units of its currency.
        let limit: Int64
    }

    struct Held {
        var company: String
        var id: UInt64
        var customer: String
        var currency: String
        var amount: Int64
    }

    enum Next {
        case wish(Wish)
        case read(Read)
    }

    let companies: [(code: String, currency: String, zone: String)]
    private(set) var customers: [Customer] = []
    /// Live as far as the shops know, latest last.
    private(set) var authorizations: [Held] = []
    private(set) var invoices:
        [(company: String, customer: String, number: String, currency: String, total: Int64)] = []
    private(set) var credits: [(company: String, customer: String, number: String)] = []
    private(set) var settlements: [(company: String, id: UInt64)] = []
    /// What CheckCredit told was left, for requests that hit the limit exactly.
    private var available: [(customer: String, currency: String, amount: Int64)] = []
    private var wishes = 0
    private var numbers = 0

    private static let kept = 64
    static let currencies = ["GBP", "EUR", "JPY", "KWD"]

    init(companies count: Int) {
        companies = [
            ("LON", "GBP", "Europe/London"), ("BER", "EUR", "Europe/Berlin"), ("TYO", "JPY", "Asia/Tokyo"),
        ].prefix(count)
            .map { $0 }
    }

    static func bytes(_ message: some Message) -> [UInt8] {
        // Our own messages have nothing that cannot be encoded.
        (try? message.serializedBytes()) ?? []
    }

    static func money(_ minor: Int64, _ currency: String) -> Reskontra_V1_Money {
        .with {
            $0.currency = currency
            $0.minor = minor
        }
    }

    func wish(
        _ method: Schema.Method, _ company: String, _ key: ReskontraClient.RequestKey,
        _ message: some Message,
        isPreview: Bool = false
    ) -> Wish {
        wishes += 1
        return Wish(
            number: wishes, method: method, company: company, key: key, bytes: Self.bytes(message),
            isPreview: isPreview,
            partKeys: [key])
    }

    private func batch(
        _ method: Schema.Method, _ company: String, _ keys: [ReskontraClient.RequestKey],
        _ message: some Message
    ) -> Wish {
        wishes += 1
        return Wish(
            number: wishes, method: method, company: company, key: nil, bytes: Self.bytes(message),
            partKeys: keys)
    }

    func add(_ customer: Customer) { customers.append(customer) }

    // MARK: What next

    func next(for client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        let customer = dice.pick(customers)
        let roll = dice.below(100)
        switch roll {
        case 0..<18: return .read(read(customer, world, &dice))
        case 18..<20: return decrement(client, world, &dice)
        case 20..<22: return extend(client, world, &dice)
        case 22..<42: return .wish(authorize(customer, client, world, &dice))
        case 42..<46: return increment(client, world, &dice)
        case 46..<56: return capture(client, world, &dice)
        case 56..<61: return void(client, world, &dice)
        case 61..<71: return .wish(invoice(customer, client, world, &dice))
        case 71..<74: return .wish(creditNote(customer, client, world, &dice))
        case 74..<83: return .wish(payment(customer, client, world, &dice))
        case 83..<87: return settle(client, world, &dice)
        case 87..<90: return undo(client, world, &dice)
        case 90..<94: return .wish(invoiceBatch(customer.company, client, world, &dice))
        case 94..<96: return .wish(paymentBatch(customer.company, client, world, &dice))
        case 96..<98: return .wish(update(customer, client, world, &dice))
        default: return .wish(malformed(customer, client, world, &dice))
        }
    }

    private func amount(_ customer: Customer, _ dice: inout Dice) -> Int64 {
        Int64(dice.heavyTailed(Int(max(2, customer.limit / 12)), Int(max(4, customer.limit * 2))))
    }

    /// Mostly the customer's own currency, sometimes the company's.
    private func currency(_ customer: Customer, _ dice: inout Dice) -> String {
        guard dice.percent(20), let company = companies.first(where: { $0.code == customer.company }) else {
            return customer.currency
        }
        return company.currency
    }

    private func authorize(
        _ customer: Customer, _ client: SimulatedClient, _ world: World, _ dice: inout Dice
    ) -> Wish {
        var amount = Self.money(self.amount(customer, &dice), currency(customer, &dice))
        // The edge of the limit: exactly what is left, one more, one less.
        if dice.percent(50),
            let known = available.last(where: { $0.customer == customer.number && $0.amount > 1 })
        {
            amount = Self.money(known.amount + Int64(dice.between(-1, 1)), known.currency)
        }
        let message = Reskontra_V1_AuthorizeRequest.with {
            $0.company = customer.company
            $0.customerNumber = dice.percent(2) ? "NOBODY" : customer.number
            $0.amount = amount
            $0.allowPartial = dice.percent(20)
            $0.orderRef = "O\(dice.below(1_000))"
            $0.ttlSeconds = dice.pick([1, 2, 60, 900, 86_400, 0])
            $0.mode = dice.percent(5) ? .preview : .execute
            if dice.percent(5) { $0.ifSequence = world.auditor.highestTold }
        }
        return wish(
            .authorize, customer.company, client.newKey(world), message, isPreview: message.mode == .preview)
    }

    private func increment(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !authorizations.isEmpty else { return nil }
        let held = dice.pick(authorizations)
        let message = Reskontra_V1_IncrementRequest.with {
            $0.company = held.company
            $0.authorizationID = held.id
            $0.amount = Self.money(Int64(dice.between(1, Int(max(2, held.amount)))), held.currency)
        }
        return .wish(wish(.increment, held.company, client.newKey(world), message))
    }

    /// A part, all of it, or one more than there is.
    private func decrement(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !authorizations.isEmpty else { return nil }
        let held = dice.pick(authorizations)
        let message = Reskontra_V1_DecrementRequest.with {
            $0.company = held.company
            $0.authorizationID = held.id
            $0.amount = Self.money(Int64(dice.between(1, Int(max(1, held.amount)) + 1)), held.currency)
        }
        return .wish(wish(.decrement, held.company, client.newKey(world), message))
    }

    private func extend(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !authorizations.isEmpty else { return nil }
        let held = dice.pick(authorizations)
        let message = Reskontra_V1_ExtendRequest.with {
            $0.company = held.company
            $0.authorizationID = held.id
            $0.ttlSeconds = dice.pick([1, 2, 60, 900, 86_400, 0])
            $0.checkAgain = dice.percent(30)
        }
        return .wish(wish(.extend, held.company, client.newKey(world), message))
    }

    private func capture(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !authorizations.isEmpty else { return nil }
        let held = dice.pick(authorizations)
        let part = dice.percent(60) ? held.amount : Int64(dice.between(1, Int(held.amount) + 1))
        let message = Reskontra_V1_CaptureRequest.with {
            $0.company = held.company
            $0.authorizationID = held.id
            $0.amount = Self.money(part, held.currency)
            $0.final = dice.percent(50)
            if dice.percent(30) {
                $0.document = document(held.customer, held.currency, [part])
            }
        }
        return .wish(wish(.capture, held.company, client.newKey(world), message))
    }

    private func void(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !authorizations.isEmpty else { return nil }
        let held = dice.pick(authorizations)
        let message = Reskontra_V1_VoidRequest.with {
            $0.company = held.company
            $0.authorizationID = held.id
        }
        return .wish(wish(.void, held.company, client.newKey(world), message))
    }

    private func document(_ customer: String, _ currency: String, _ amounts: [Int64])
        -> Reskontra_V1_InvoiceDocument
    {
        .with {
            $0.customerNumber = customer
            $0.currency = currency
            $0.lines = amounts.map { amount in
                .with {
                    $0.mainAccount = "4000"
                    $0.amount = Self.money(amount, currency)
                }
            }
        }
    }

    private func document(_ customer: Customer, _ dice: inout Dice) -> Reskontra_V1_InvoiceDocument {
        var document = document(
            customer.number, currency(customer, &dice),
            (0..<dice.between(1, 4)).map { _ in amount(customer, &dice) })
        if dice.percent(20) {
            numbers += 1
            document.invoiceNumber = "X\(dice.percent(80) ? numbers : dice.between(1, max(1, numbers)))"
        }
        if dice.percent(30) { document.reference = "ref \(dice.below(50))" }
        return document
    }

    private func invoice(_ customer: Customer, _ client: SimulatedClient, _ world: World, _ dice: inout Dice)
        -> Wish
    {
        let message = Reskontra_V1_PostInvoiceRequest.with {
            $0.company = customer.company
            $0.document = document(customer, &dice)
            $0.mode = dice.percent(8) ? .preview : .execute
        }
        return wish(
            .postInvoice, customer.company, client.newKey(world), message, isPreview: message.mode == .preview
        )
    }

    private func creditNote(
        _ customer: Customer, _ client: SimulatedClient, _ world: World, _ dice: inout Dice
    ) -> Wish {
        let message = Reskontra_V1_PostCreditNoteRequest.with {
            $0.company = customer.company
            $0.document = document(customer, &dice)
            if dice.percent(60),
                let original = invoices.last(where: {
                    $0.company == customer.company && $0.customer == customer.number
                })
            {
                $0.document.currency = original.currency
                $0.document.lines = [
                    .with {
                        $0.mainAccount = "4000"
                        $0.amount = Self.money(max(1, original.total / 2), original.currency)
                    }
                ]
                $0.document.originalInvoice = original.number
                $0.document.reason = "goods came back"
                $0.settleWithOriginal = dice.percent(70)
            }
        }
        return wish(.postCreditNote, customer.company, client.newKey(world), message)
    }

    private func paymentMessage(_ customer: Customer, _ dice: inout Dice) -> Reskontra_V1_PostPaymentRequest {
        let theirs = invoices.filter { $0.company == customer.company && $0.customer == customer.number }
        return .with {
            $0.company = customer.company
            $0.customerNumber = customer.number
            let invoice = theirs.isEmpty ? nil : dice.pick(theirs)
            let currency = invoice?.currency ?? customer.currency
            let due = invoice?.total ?? amount(customer, &dice)
            // Short, exact and over.
            $0.amount = Self.money(
                max(1, due + (dice.percent(50) ? 0 : Int64(dice.between(-3, 3)) * max(1, due / 4))), currency)
            $0.methodOfPayment = dice.pick(["", "CASH", "ELEC"])
            switch dice.below(3) {
            case 0: $0.apply = .oldestFirst
            case 1: $0.apply = .none
            default:
                guard let invoice else {
                    $0.apply = .oldestFirst
                    return
                }
                $0.apply = .named
                $0.items = [.with { $0.documentNumber = invoice.number }]
                $0.changeJournalAmount = false
            }
        }
    }

    private func payment(_ customer: Customer, _ client: SimulatedClient, _ world: World, _ dice: inout Dice)
        -> Wish
    {
        var message = paymentMessage(customer, &dice)
        message.mode = dice.percent(8) ? .preview : .execute
        return wish(
            .postPayment, customer.company, client.newKey(world), message, isPreview: message.mode == .preview
        )
    }

    private func settle(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !credits.isEmpty else { return nil }
        let credit = dice.pick(credits)
        let debits = invoices.filter { $0.company == credit.company && $0.customer == credit.customer }
        guard !debits.isEmpty else { return nil }
        let message = Reskontra_V1_SettleRequest.with {
            $0.company = credit.company
            $0.customerNumber = credit.customer
            $0.items = [
                .with { $0.documentNumber = credit.number },
                .with { $0.documentNumber = dice.pick(debits).number },
            ]
        }
        return .wish(wish(.settle, credit.company, client.newKey(world), message))
    }

    private func undo(_ client: SimulatedClient, _ world: World, _ dice: inout Dice) -> Next? {
        guard !settlements.isEmpty else { return nil }
        let settlement = dice.pick(settlements)
        let message = Reskontra_V1_UndoSettlementRequest.with {
            $0.company = settlement.company
            $0.settlementID = settlement.id
            $0.reason = "wrong item"
        }
        return .wish(wish(.undoSettlement, settlement.company, client.newKey(world), message))
    }

    private func invoiceBatch(
        _ company: String, _ client: SimulatedClient, _ world: World, _ dice: inout Dice
    ) -> Wish {
        let theirs = customers.filter { $0.company == company }
        let isAtomic = dice.percent(50)
        var keys: [ReskontraClient.RequestKey] = []
        let message = Reskontra_V1_BatchPostInvoicesRequest.with {
            $0.company = company
            $0.batchMode = isAtomic ? .atomic : .independent
            for _ in 0..<dice.between(1, dice.percent(5) ? 80 : 6) {
                let document = document(dice.pick(theirs), &dice)
                let key = client.newKey(world)
                if !isAtomic { keys.append(key) }
                $0.items.append(
                    .with {
                        $0.document = document
                        if !isAtomic { $0.requestKey = Data(key.bytes) }
                    })
            }
        }
        return isAtomic
            ? wish(.batchPostInvoices, company, client.newKey(world), message)
            : batch(.batchPostInvoices, company, keys, message)
    }

    private func paymentBatch(
        _ company: String, _ client: SimulatedClient, _ world: World, _ dice: inout Dice
    ) -> Wish {
        let theirs = customers.filter { $0.company == company }
        let isAtomic = dice.percent(50)
        var keys: [ReskontraClient.RequestKey] = []
        let message = Reskontra_V1_BatchPostPaymentsRequest.with {
            $0.company = company
            $0.batchMode = isAtomic ? .atomic : .independent
            for _ in 0..<dice.between(1, 5) {
                var payment = paymentMessage(dice.pick(theirs), &dice)
                if !isAtomic {
                    let key = client.newKey(world)
                    keys.append(key)
                    payment.requestKey = Data(key.bytes)
                }
                $0.items.append(payment)
            }
        }
        return isAtomic
            ? wish(.batchPostPayments, company, client.newKey(world), message)
            : batch(.batchPostPayments, company, keys, message)
    }

    private func update(_ customer: Customer, _ client: SimulatedClient, _ world: World, _ dice: inout Dice)
        -> Wish
    {
        let message = Reskontra_V1_UpdateCustomerRequest.with {
            $0.company = customer.company
            $0.customer.number = customer.number
            $0.customer.name = "Customer \(dice.below(100))"
            $0.customer.holdStatus = dice.percent(15) ? .all : .none
            $0.updateMask = ["name", "hold_status"]
        }
        return wish(.updateCustomer, customer.company, client.newKey(world), message)
    }

    /// Wrong in one way or another: refused, and nothing of it may stay.
    private func malformed(
        _ customer: Customer, _ client: SimulatedClient, _ world: World, _ dice: inout Dice
    ) -> Wish {
        switch dice.below(4) {
        case 0:
            wishes += 1
            let key = client.newKey(world)
            let bytes = (0..<dice.between(1, 30)).map { _ in UInt8(truncatingIfNeeded: dice.word()) }
            return Wish(
                number: wishes, method: .postInvoice, company: customer.company, key: key, bytes: bytes,
                partKeys: [key])
        case 1:
            let message = Reskontra_V1_PostPaymentRequest.with {
                $0.company = customer.company
                $0.customerNumber = customer.number
                $0.amount = Self.money(-5, customer.currency)
            }
            return wish(.postPayment, customer.company, client.newKey(world), message)
        case 2:
            let message = Reskontra_V1_PostInvoiceRequest.with {
                $0.company = "NOWHERE"
                $0.document = document(customer, &dice)
            }
            return wish(.postInvoice, customer.company, client.newKey(world), message)
        default:
            let message = Reskontra_V1_SettleRequest.with {
                $0.company = customer.company
                $0.customerNumber = customer.number
                $0.items = [.with { $0.itemID = UInt64(dice.below(1_000_000)) }]
            }
            return wish(.settle, customer.company, client.newKey(world), message)
        }
    }

    // MARK: Reads

    private func read(_ customer: Customer, _ world: World, _ dice: inout Dice) -> Read {
        let floor = dice.percent(30) ? world.auditor.highestTold : 0
        switch dice.below(10) {
        case 0..<5:
            let message = Reskontra_V1_CheckCreditRequest.with {
                $0.company = customer.company
                $0.customerNumber = customer.number
                $0.amount = Self.money(amount(customer, &dice), customer.currency)
                $0.minSequence = floor
            }
            return Read(
                kind: .checkCredit(customer: customer.number), method: .checkCredit,
                company: customer.company,
                bytes: Self.bytes(message))
        case 5, 6:
            let message = Reskontra_V1_GetCreditPositionRequest.with {
                $0.company = customer.company
                $0.customerNumber = customer.number
                $0.minSequence = floor
            }
            return Read(
                kind: .position(customer: customer.number), method: .getCreditPosition,
                company: customer.company,
                bytes: Self.bytes(message))
        case 7:
            guard !authorizations.isEmpty else { fallthrough }
            let held = dice.pick(authorizations)
            let message = Reskontra_V1_GetAuthorizationRequest.with {
                $0.company = held.company
                $0.authorizationID = held.id
                $0.minSequence = floor
            }
            return Read(
                kind: .authorization(held.id), method: .getAuthorization, company: held.company,
                bytes: Self.bytes(message))
        case 8:
            let message = Reskontra_V1_ListOpenItemsRequest.with {
                $0.company = customer.company
                $0.customerNumber = customer.account
                $0.page.size = 1_000
                $0.minSequence = floor
            }
            return Read(
                kind: .openItems(customer: customer.account), method: .listOpenItems,
                company: customer.company,
                bytes: Self.bytes(message))
        default:
            let message = Reskontra_V1_GetTrialBalanceRequest.with {
                $0.company = customer.company
                $0.minSequence = floor
            }
            return Read(
                kind: .other, method: .getTrialBalance, company: customer.company, bytes: Self.bytes(message))
        }
    }

    // MARK: Remembering

    func remember(available amount: Int64, _ currency: String, of customer: String) {
        available.removeAll { $0.customer == customer && $0.currency == currency }
        Self.keep((customer, currency, amount), &available)
    }

    func remember(_ wish: Wish, _ answer: [UInt8]) throws {
        switch wish.method {
        case .authorize:
            let response = try Reskontra_V1_AuthorizeResponse(serializedBytes: answer)
            let request = try Reskontra_V1_AuthorizeRequest(serializedBytes: wish.bytes)
            guard response.authorizationID != 0 else { return }
            Self.keep(
                Held(
                    company: wish.company, id: response.authorizationID, customer: request.customerNumber,
                    currency: request.amount.currency, amount: response.decision.approvedAmount.minor),
                &authorizations)
        case .increment:
            let response = try Reskontra_V1_IncrementResponse(serializedBytes: answer)
            change(wish.company, response.authorization)
        case .decrement:
            let response = try Reskontra_V1_DecrementResponse(serializedBytes: answer)
            change(wish.company, response.authorization)
        case .extend:
            let response = try Reskontra_V1_ExtendResponse(serializedBytes: answer)
            change(wish.company, response.authorization)
        case .capture:
            let response = try Reskontra_V1_CaptureResponse(serializedBytes: answer)
            change(wish.company, response.authorization)
            let request = try Reskontra_V1_CaptureRequest(serializedBytes: wish.bytes)
            if let customer = customers.first(where: {
                $0.company == wish.company && $0.number == response.authorization.customerNumber
            }) {
                Self.keep(
                    (
                        wish.company, customer.account, response.invoice.documentNumber,
                        request.amount.currency, request.amount.minor
                    ), &invoices)
            }
        case .void:
            let response = try Reskontra_V1_VoidResponse(serializedBytes: answer)
            change(wish.company, response.authorization)
        case .postInvoice:
            let response = try Reskontra_V1_PostInvoiceResponse(serializedBytes: answer)
            let request = try Reskontra_V1_PostInvoiceRequest(serializedBytes: wish.bytes)
            Self.keep(
                (
                    wish.company, request.document.customerNumber, response.invoice.documentNumber,
                    request.document.currency, response.invoice.total.minor
                ), &invoices)
        case .postCreditNote:
            let response = try Reskontra_V1_PostCreditNoteResponse(serializedBytes: answer)
            let request = try Reskontra_V1_PostCreditNoteRequest(serializedBytes: wish.bytes)
            Self.keep(
                (wish.company, request.document.customerNumber, response.creditNote.documentNumber), &credits)
            if response.settlementID != 0 { Self.keep((wish.company, response.settlementID), &settlements) }
        case .postPayment:
            let response = try Reskontra_V1_PostPaymentResponse(serializedBytes: answer)
            let request = try Reskontra_V1_PostPaymentRequest(serializedBytes: wish.bytes)
            if response.payment.open.minor != 0 {
                Self.keep((wish.company, request.customerNumber, response.payment.paymentNumber), &credits)
            }
            if response.payment.settlementID != 0 {
                Self.keep((wish.company, response.payment.settlementID), &settlements)
            }
        case .settle:
            let response = try Reskontra_V1_SettleResponse(serializedBytes: answer)
            Self.keep((wish.company, response.settlementID), &settlements)
        default: break
        }
    }

    private func change(_ company: String, _ authorization: Reskontra_V1_Authorization) {
        guard
            let place = authorizations.firstIndex(where: {
                $0.company == company && $0.id == authorization.authorizationID
            })
        else { return }
        if authorization.remaining.minor == 0 {
            // Some stay, so that what is over is asked for again.
            if authorization.authorizationID % 4 != 0 { authorizations.remove(at: place) }
        } else {
            authorizations[place].amount = authorization.remaining.minor
        }
    }

    private static func keep<Element>(_ element: Element, _ list: inout [Element]) {
        list.append(element)
        if list.count > kept { list.removeFirst() }
    }
}
