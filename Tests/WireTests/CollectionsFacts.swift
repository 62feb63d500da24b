import Receivables

/// One of every fact of collections, with every field other than its default.
enum CollectionsFacts {
    private static let date = CalendarDate(days: 20_000)
    private static let company = CompanyID(1)
    private static let customer = CustomerID(8)
    private static let promise = Promise(date: date, amount: -5)

    private static let letter = CollectionLetter(
        id: LetterID(3), company: company, customer: customer, sequence: "STD", level: .perTransaction, code: 2, date: date,
        currency: .usd, overdue: 12_345, fee: 500,
        lines: [
            .init(item: ItemID(7), open: 12_345, codeBefore: 1, code: 2, dateBefore: date),
            .init(item: ItemID(9), open: -5, codeBefore: 0, code: 0, dateBefore: nil),
        ], levelBefore: 1, levelDateBefore: date)

    private static let snapshot = AgingSnapshot(
        company: company, customer: customer, definition: "AGE", basis: .transactionDate, asOf: date, balanceAsOf: date,
        position: 99, currency: .usd, total: -7,
        periods: [.init(label: "old", amount: 3, cumulative: 3), .init(label: "", amount: -10, cumulative: -7)],
        outOfRange: 4, indicator: "red", limit: Money(100, .eur), remaining: Money(-3, .eur), delivered: 5, orders: 6,
        disputedCount: 2, disputed: 8, companies: [company, CompanyID(2)])

    private static let exportPage: AgingExportPage = {
        var page = AgingExportPage(export: AgingExportID(2), through: CustomerID(9), isLast: true)
        page.customers = [customer, CustomerID(300)]
        page.amounts = [5, -7, 0, 1 << 40, 0, -1]
        page.itemCounts = [1, 2]
        page.items = [
            .init(item: ItemID(7), open: -7, period: 2), .init(item: ItemID(8), open: 1 << 40, period: 1),
            .init(item: ItemID(300), open: -1, period: 0),
        ]
        page.leftOut = [0, 5_001]
        return page
    }()

    private static let activity: Activity = {
        var row = Activity(
            id: ActivityID(4), company: company, customer: customer, kind: .call, template: "LATE", item: ItemID(7),
            due: date, text: "call", createdOn: date)
        row.responsible = "anna"
        row.isPrediction = true
        row.purpose = "payment plan"
        row.caseID = CaseID(6)
        return row
    }()

    private static let posted: LetterPosted = {
        var fact = LetterPosted(
            id: LetterID(3), number: "CL-000001", numberTaken: TakenNumber(kind: .letter, next: 2), date: date,
            feeItem: ItemID(11), movesCodes: true,
            legs: [Leg(AccountID(4), .feeRevenue, -500, accounting: -450, taxCode: "VAT", dimension: "D")])
        fact.interestNotes = [InterestNoteID(5), InterestNoteID(600)]
        return fact
    }()

    private static let closedCase: CollectionCase = {
        var row = CollectionCase(
            id: CaseID(6), company: company, customer: customer, description: "short paid", responsible: "anna",
            items: [ItemID(7), ItemID(300)], createdOn: date)
        (row.state, row.closedOn, row.note) = (.closed, date, "paid")
        return row
    }()

    private static let sentStatement: CustomerStatement = {
        var line = CustomerStatement.Line(item: ItemID(7), amount: -2, balance: 3)
        (line.settlement, line.date) = (SettlementID(4), date)
        var row = CustomerStatement(
            id: StatementID(3), company: company, customer: customer, from: date, to: date, currency: .usd,
            isOpenOnly: false, language: "sv", opening: 5, lines: [line], closing: 3, notDue: 0, aging: [], letters: [],
            createdAt: 78)
        (row.addressee, row.others) = (SubjectID(3), [CustomerID(9), CustomerID(300)])
        return row
    }()

    static let all: [CollectionsFact] = [
        .statusSet(
            CollectionStatusSet(
                company: company, customer: customer,
                changes: [
                    .init(item: ItemID(7), status: .promiseToPay, promise: promise),
                    .init(item: ItemID(8), status: .disputed, promise: nil),
                ], note: "called", isByRun: true)),
        .definitionSet(
            company,
            AgingDefinition(
                code: "AGE", description: "by month", isBackward: true,
                lines: [.init(label: "older", unit: -1, interval: .unlimited, indicator: "red", isZero: true)],
                ages: [.init(label: "a", from: nil, to: 0, indicator: ""), .init(label: "b", from: -3, to: nil, indicator: "x")])),
        .poolSet(
            company,
            CustomerPool(
                code: "P", description: "north", purpose: .aging, agingDefinition: "AGE",
                conditions: [.init(field: .country, comparison: .between, values: ["", "DE"])])),
        .sequenceSet(
            company,
            LetterSequence(
                code: "STD", description: "three", terms: "N30",
                lines: [
                    .init(
                        description: "first", currency: .usd, fee: 500, feeAccount: AccountID(4), itemTaxGroup: "FULL",
                        salesTaxGroup: "DOM", minimum: 100, days: 6, blocks: true,
                        texts: [.init(language: "de", text: "Bitte zahlen")])
                ])),
        .letterBlockSet(LetterBlockSet(company: company, customer: customer, items: [ItemID(7), ItemID(300)], isBlocked: true)),
        .letterCreated(letter), .letterRemoved(LetterID(3)), .letterPrinted(LetterID(3), on: date, movesCodes: true),
        .letterPosted(posted),
        .letterCanceled(LetterID(3), on: date, document: ItemID(12)),
        .chargeChanged(ChargeChanged(item: ItemID(11), act: .reinstate, document: ItemID(12), date: date, reason: "kind")),
        .agingTaken(snapshot),
        .agingExportNamed(
            AgingExport(
                id: AgingExportID(2), company: company, name: "YEAR END", definition: "AGE", basis: .documentDate, asOf: date,
                balanceAsOf: date.adding(days: -1), positionsPayments: true, hasDetails: true, pool: "AG", position: 99,
                currency: .usd,
                periods: [
                    AgingPeriod(label: "old", from: nil, to: date, indicator: "red"),
                    AgingPeriod(label: "new", from: CalendarDate(days: 0), to: nil, indicator: ""),
                ], createdOn: date)),
        .agingExportTaken(exportPage),
        .agingExportDeleted(AgingExportID(2)),
        .processSet(
            company,
            AutomationProcess(
                code: "P", description: "usual", pool: "NORTH", rank: 2, quietDays: 3, customerMinimum: 100,
                invoiceMinimum: 10, usesPrediction: true,
                steps: [
                    .init(
                        code: "PRE", description: "soon", action: .email, document: "T1", offset: -5, isPreDunning: true,
                        recipient: .agent, purpose: "invoice")
                ])),
        .processAssigned(customer, "P"),
        .automationActed(
            AutomationAction(
                company: company, customer: customer, process: "P", step: "D1", action: .letter, date: date,
                leading: ItemID(7), items: [ItemID(7), ItemID(9)], document: .letter, letter: LetterID(3), letterCode: 2,
                activity: ActivityID(4), isPreDunning: true)),
        .automationRan(
            AutomationRan(company: company, date: date, customer: customer, after: CustomerID(1), through: CustomerID(9))),
        .automationRan(
            AutomationRan(
                company: company, date: date, customer: .none, after: CustomerID(1), through: CustomerID(9),
                failed: [CustomerID(4), CustomerID(7)])),
        .activityCreated(activity), .activityClosed(ActivityID(4), note: "done"),
        .statementCreated(sentStatement),
        .statementCreated(
            CustomerStatement(
                id: StatementID(2), company: company, customer: customer, from: date, to: date, currency: .usd,
                isOpenOnly: true, language: "de", opening: 5, lines: [.init(item: ItemID(7), amount: -1, balance: 4)],
                closing: 4, notDue: 3, aging: [.init(label: "old", amount: 1, cumulative: 1)], letters: [LetterID(3)],
                createdAt: 77)),
        .agentSet(
            company,
            CollectionAgent(
                user: "anna", name: "Anna B", pools: ["P", "Q"], defaultPool: "P", seesAllPools: true, team: "Collections")),
        .caseSet(closedCase),
        .noteAdded(company, customer, "spoke to the owner"),
        .openingNoted(
            OpeningNote(item: ItemID(7), status: .promiseBroken, promise: promise, letterCode: 2, letterDate: date)),
    ]
}
