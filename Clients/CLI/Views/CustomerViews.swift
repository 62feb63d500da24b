import Schema
import SwiftProtobuf

extension View {
    /// Rows of customers.
    static func customers(_ answer: Reskontra_V1_ListCustomersResponse) -> View {
        let table = Table(
            [
                .text("number"), .text("name"), .text("group"), .text("currency"), .money("credit_limit"),
                .text("terms"), .text("country"), .text("status"),
            ],
            rows: answer.customers.map { record in
                let customer = record.customer
                return [
                    .text(customer.number), .text(customer.name), .text(customer.group),
                    .text(customer.currency),
                    customer.unlimitedCredit ? .text("unlimited") : .money(customer.creditLimit),
                    .text(customer.termsOfPayment), .text(customer.country),
                    .text(customer.statusWord, customer.statusWord.isEmpty ? .plain : .bad),
                ]
            })
        return View(answer, table, lines: answer.customers, footer: more(answer.nextPageToken))
    }

    /// Master data of one customer.
    static func customer(_ record: Reskontra_V1_CustomerRecord, answer: any Message) -> View {
        var card = Card("\(record.customer.number)  \(record.customer.name)")
        card.addMasterData(of: record)
        return View(answer, card)
    }

    /// The customer card: master data, position, oldest open items, last movements, how it pays, what would help.
    static func customerCard(
        _ customer: Reskontra_V1_GetCustomerResponse, _ position: Reskontra_V1_GetCreditPositionResponse,
        _ items: Reskontra_V1_ListOpenItemsResponse, _ movements: [Reskontra_V1_StatementLine],
        _ agreements: CustomerAgreements = CustomerAgreements()
    ) -> View {
        let record = customer.customer
        var card = Card("\(record.customer.number)  \(record.customer.name)")
        card.badge = position.badge(of: record.customer)
        card.addPosition(position)
        card.addMasterData(of: record)
        if !items.items.isEmpty {
            card.add(
                "open items, oldest due first", .items(Array(items.items.prefix(5)), withCustomer: false))
            if position.openItems > 5 {
                card.notes.append(
                    "\(position.openItems) open in all: reskontra item list \(record.customer.number)")
            }
        }
        if !movements.isEmpty { card.add("last movements", .movements(movements)) }
        card.add(agreements, of: record.customer.number)
        if position.hasAvailable, position.available.minor < 0 {
            let over = MoneyText.text(-position.available.minor, position.available.currency)
            card.notes.append("What would help: a payment or a higher limit of \(over).")
        }
        var view = View(customer, card)
        view.parts = [("customer", record), ("position", position), ("items", items)] + agreements.parts
        return view
    }

    /// Limits, exposure by component and what is available.
    static func position(_ position: Reskontra_V1_GetCreditPositionResponse) -> View {
        var card = Card("credit position of \(position.customerNumber)")
        card.badge = position.badge(of: Reskontra_V1_Customer())
        if position.invoiceAccount != position.customerNumber {
            card.add("invoice_account", position.invoiceAccount)
        }
        card.addPosition(position)
        card.add("exposure by currency", .components(position.components))
        return View(position, card)
    }

    /// Below a list that goes on.
    static func more(_ token: String) -> [String] { token.isEmpty ? [] : ["more: --page \(token)"] }
}

extension Card {
    /// How the customer pays beside transfers, and where there is more of it.
    fileprivate mutating func add(_ agreements: CustomerAgreements, of number: String) {
        add("mandates", .mandates(agreements.mandates))
        add("direct debits, latest first", .debits(agreements.collections))
        add("bills not honored", .liveBills(agreements.bills))
        add("cards", .cards(agreements.cards))
        add("open card authorizations", .cardAuthorizations(agreements.authorizations))
        add("card payments", .cardPayments(agreements.cardPayments))
        add("card refunds", .cardRefunds(agreements.refunds))
        let more = [
            (agreements.hasMoreMandates, "mandates", "mandate list \(number)"),
            (agreements.hasMoreCollections, "direct debits", "direct-debit list --customer \(number)"),
            (agreements.hasMoreBills, "bills", "bill maturity --customer \(number)"),
            (agreements.hasMoreAuthorizations, "authorizations", "card list --customer \(number)"),
            (agreements.hasMoreCardPayments, "card payments", "card payments --customer \(number)"),
            (agreements.hasMoreRefunds, "card refunds", "card refunds --customer \(number)"),
        ]
        for (isThere, what, command) in more where isThere { notes.append("more \(what): reskontra \(command)") }
    }

    fileprivate mutating func addPosition(_ position: Reskontra_V1_GetCreditPositionResponse) {
        let isUnlimited = !position.hasTotalCreditLimit && !position.hasGroupLimit
        add("credit_limit", isUnlimited ? .text("unlimited") : .money(position.totalCreditLimit))
        add("exposure", .money(position.exposure))
        let tint: Tint = position.available.minor < 0 ? .bad : position.isNearLimit ? .near : .plain
        add("available", isUnlimited ? .empty : .money(position.available, tint))
        add("credit_group", position.creditGroup)
        add("group_limit", .money(position.groupLimit))
        add("group_exposure", .money(position.groupExposure))
        add("balance", .money(position.balance))
        add("overdue", .money(position.overdue, position.overdue.minor > 0 ? .bad : .plain))
        add("open_items", .number(position.openItems))
        add("limit_expires_on", .date(position.limitExpiresOn))
        add("hold", Words.of(position.holdStatus) == "none" ? "" : Words.of(position.holdStatus), .bad)
    }

    fileprivate mutating func addMasterData(of record: Reskontra_V1_CustomerRecord) {
        let customer = record.customer
        if !fields.contains(where: { $0.name == "credit_limit" }) {
            add("credit_limit", customer.unlimitedCredit ? .text("unlimited") : .money(customer.creditLimit))
            add("limit_expires_on", .date(customer.limitExpiresOn))
            add("hold", Words.of(customer.holdStatus) == "none" ? "" : Words.of(customer.holdStatus), .bad)
        }
        add("group", customer.group)
        add("currency", customer.currency)
        add("terms", customer.termsOfPayment)
        add("schedule", customer.paymentSchedule)
        add("method", customer.methodOfPayment)
        add("specification", customer.paymentSpecification)
        add("profile", customer.postingProfile)
        add("tax_group", customer.salesTaxGroup)
        add("invoice_account", customer.invoiceAccount == customer.number ? "" : customer.invoiceAccount)
        add("country", customer.country)
        add("address", customer.address)
        add("email", customer.email)
        add("statement_address", customer.statementAddress)
        add("contacts", customer.contacts.map(\.told).joined(separator: ", "))
        if !customer.addresses.isEmpty { add("addresses", .addresses(customer.addresses)) }
        if !customer.bankAccounts.isEmpty { add("bank_accounts", .customerBankAccounts(customer.bankAccounts)) }
        add("dimensions", DimensionText.text(customer.defaultDimensions))
        add("one_time", customer.oneTime ? "yes" : "")
        add("closed", customer.closed ? "yes" : "", .bad)
        add("created_on", .date(record.createdOn))
        add("version", .number(record.version))
    }
}

extension CustomerAgreements {
    /// For machines: each part as the list it comes from.
    fileprivate var parts: [(name: String, message: any Message)] {
        [
            ("mandates", Reskontra_V1_ListMandatesResponse.with { $0.mandates = mandates }),
            ("collections", Reskontra_V1_ListCollectionsResponse.with { $0.collections = collections }),
            ("bills", Reskontra_V1_ListBillsResponse.with { $0.bills = bills }),
            ("cards", Reskontra_V1_ListCardsResponse.with { $0.cards = cards }),
            ("cardAuthorizations", Reskontra_V1_ListCardAuthorizationsResponse.with { $0.authorizations = authorizations }),
            ("cardPayments", Reskontra_V1_ListCardPaymentsResponse.with { $0.payments = cardPayments }),
            ("cardRefunds", Reskontra_V1_ListCardRefundsResponse.with { $0.refunds = refunds }),
        ]
    }
}

extension Reskontra_V1_Customer {
    fileprivate var statusWord: String {
        if closed { return "closed" }
        switch holdStatus {
        case .unspecified, .none: return ""
        case .invoice: return "hold invoices"
        case .all: return "hold all"
        case .UNRECOGNIZED: return "hold"
        }
    }
}

extension Reskontra_V1_GetCreditPositionResponse {
    /// 80 % of the limit or more is used.
    fileprivate var isNearLimit: Bool {
        hasTotalCreditLimit && totalCreditLimit.minor > 0 && exposure.minor >= totalCreditLimit.minor / 5 * 4
    }

    fileprivate func badge(of customer: Reskontra_V1_Customer) -> (text: String, tint: Tint)? {
        if customer.closed { return ("closed", .bad) }
        if holdStatus != .unspecified, holdStatus != .none { return ("on hold", .bad) }
        if hasAvailable, available.minor < 0 { return ("over the limit", .bad) }
        if overdue.minor > 0 { return ("overdue", .bad) }
        return isNearLimit ? ("near the limit", .near) : nil
    }
}

extension Table {
    fileprivate static func movements(_ lines: [Reskontra_V1_StatementLine]) -> Table {
        Table(
            [.text("date"), .text("kind"), .text("number"), .money("amount"), .money("balance")],
            rows: lines.map {
                [
                    .date($0.date), .text(Words.of($0.kind)), .text($0.number), .money($0.amount),
                    .money($0.balance),
                ]
            })
    }

    fileprivate static func components(_ components: [Reskontra_V1_ExposureComponents]) -> Table {
        // Few companies count payments under way: the others need no column of zeros.
        let showsRisk = components.contains { $0.paymentsAtRisk.minor != 0 }
        return Table(
            [.text("currency"), .money("invoices"), .money("credit_notes"), .money("payments")]
                + (showsRisk ? [.money("payments_at_risk")] : [])
                + [.money("delivered"), .money("orders"), .money("authorizations")],
            rows: components.map {
                [.text($0.currency), .money($0.invoices), .money($0.creditNotes), .money($0.payments)]
                    + (showsRisk ? [.money($0.paymentsAtRisk)] : [])
                    + [.money($0.delivered), .money($0.orders), .money($0.authorizations)]
            })
    }
}

extension Reskontra_V1_CustomerContact {
    /// `Ann Lee <ann@example.org> (collections)`
    var told: String {
        let roles = [primary ? "primary" : "", collections ? "collections" : ""].filter { !$0.isEmpty }
        return ([name] + [email.isEmpty ? "" : "<\(email)>", roles.isEmpty ? "" : "(\(roles.joined(separator: ", ")))"])
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}
