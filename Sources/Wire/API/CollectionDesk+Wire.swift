import Receivables
import Schema
import SwiftProtobuf

// Agents, cases, activities and the collector's screen: requests -> commands, answers -> responses.

// MARK: Agents and what is set up

extension SetAgent {
    package init(_ message: Reskontra_V1_SetAgentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.agent
        let agent = CollectionAgent(
            user: border.code(wish.user, "agent.user", required: true), name: border.text(wish.name, "agent.name", max: 60),
            pools: border.codes(wish.pools, "agent.pools", max: CollectionAgent.poolsMax),
            defaultPool: border.code(wish.defaultPool, "agent.default_pool"), seesAllPools: wish.allowAllPools,
            team: border.code(wish.team, "agent.team"))
        try border.check()
        self.init(id: company, agent: agent)
    }
}

extension Reskontra_V1_Agent {
    init(_ row: CollectionAgent) {
        self.init()
        user = row.user.text
        name = row.name
        pools = row.pools.map(\.text)
        defaultPool = row.defaultPool.text
        allowAllPools = row.seesAllPools
        team = row.team.text
    }
}

extension Reskontra_V1_SetAgentResponse {
    package init(_ answer: CollectionAgent, _ book: borrowing Book) {
        self.init()
        agent = .init(answer)
    }
}

extension GetCollectionsSetup {
    package init(_ message: Reskontra_V1_GetCollectionsSetupRequest, _ company: CompanyID) { self.init(id: company) }
}

extension Reskontra_V1_GetCollectionsSetupResponse {
    package init(_ answer: GetCollectionsSetup.Answer, of query: GetCollectionsSetup, _ book: borrowing Book) {
        self.init()
        definitions = answer.definitions.map { .init($0) }
        pools = answer.pools.map { .init($0) }
        for row in answer.sequences { sequences.append(.init(row, book)) }
        agents = answer.agents.map { .init($0) }
        let currency = book.companies[query.id].currency
        processes = answer.processes.map { .init($0, currency) }
    }
}

// MARK: Cases

extension CreateCase {
    package init(_ message: Reskontra_V1_CreateCaseRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let made = CreateCase(
            id: company, customer: border.code(message.customerNumber, "customer_number", required: true),
            description: border.text(message.description_p, "description", required: true, max: 1_000),
            responsible: border.text(message.responsible, "responsible", max: 60),
            items: border.codes(message.items, "items", max: CollectionCase.itemsMax))
        try border.check()
        self = made
    }
}

extension UpdateCase {
    package init(_ message: Reskontra_V1_UpdateCaseRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let state: CollectionCase.State? =
            message.state == .unspecified ? nil : border.choice(message.state.rawValue, "state")
        let made = UpdateCase(
            id: company, caseID: CaseID(UInt32(clamping: message.caseID)), state: state,
            description: message.hasDescription_p
                ? border.text(message.description_p, "description", required: true, max: 1_000) : nil,
            responsible: message.hasResponsible ? border.text(message.responsible, "responsible", max: 60) : nil,
            added: border.codes(message.addItems, "add_items", max: CollectionCase.itemsMax),
            removed: border.codes(message.removeItems, "remove_items", max: CollectionCase.itemsMax),
            note: border.text(message.note, "note", max: 1_000))
        try border.check()
        self = made
    }
}

extension Reskontra_V1_CollectionCase {
    init(_ row: CollectionCase, _ book: borrowing Book) {
        self.init()
        caseID = UInt64(row.id.number)
        customerNumber = book.customers[row.customer].number.text
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        description_p = row.description
        responsible = row.responsible
        for item in row.items { items.append(book.items[item].number.text) }
        createdOn = .init(row.createdOn)
        if let date = row.closedOn { closedOn = .init(date) }
        for activity in book.collections.activities(of: row.id) { activities.append(.init(activity, book)) }
        note = row.note
    }
}

extension Reskontra_V1_CreateCaseResponse {
    package init(_ answer: CollectionCase, _ book: borrowing Book) {
        self.init()
        `case` = .init(answer, book)
    }
}

extension Reskontra_V1_UpdateCaseResponse {
    package init(_ answer: CollectionCase, _ book: borrowing Book) {
        self.init()
        `case` = .init(answer, book)
    }
}

extension ListCases {
    package init(_ message: Reskontra_V1_ListCasesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let responsible = border.text(message.responsible, "responsible", max: 60)
        var states: [CollectionCase.State] = []
        for (index, state) in message.states.prefix(10).enumerated() {
            if let state: CollectionCase.State = border.choice(state.rawValue, "states[\(index)]") { states.append(state) }
        }
        let token = border.pageToken(message.page, filter: ListCases.filter(company, customer, responsible, states))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, responsible: responsible, states: states, size: size,
            after: CaseID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(
        _ company: CompanyID, _ customer: Code, _ responsible: String, _ states: [CollectionCase.State]
    ) -> UInt64 {
        PageToken.filter(
            "cases", "\(company.number)", customer.text, responsible, states.map(\.name).joined(separator: ","))
    }
}

extension Reskontra_V1_ListCasesResponse {
    package init(_ answer: ListCases.Answer, of query: ListCases, _ book: borrowing Book) {
        self.init()
        for id in answer.cases { cases.append(.init(book.collections[id], book)) }
        guard answer.hasMore, let last = answer.cases.last else { return }
        let filter = ListCases.filter(query.id, query.customer, query.responsible, query.states)
        nextPageToken = PageToken(first: UInt64(last.number), filter: filter).text
    }
}

// MARK: Activities

extension ListActivities {
    package init(_ message: Reskontra_V1_ListActivitiesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let responsible = border.text(message.responsible, "responsible", max: 60)
        let dueBy = border.date(message.dueBy, message.hasDueBy, "due_by")
        let filter = ListActivities.filter(company, customer, responsible, message.includeClosed, dueBy)
        let token = border.pageToken(message.page, filter: filter)
        let size = border.pageSize(message.page)
        try border.check()
        self.init(
            id: company, customer: customer, responsible: responsible, includesClosed: message.includeClosed, dueBy: dueBy,
            size: size, after: ActivityID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(
        _ company: CompanyID, _ customer: Code, _ responsible: String, _ closed: Bool, _ dueBy: CalendarDate?
    ) -> UInt64 {
        PageToken.filter(
            "activities", "\(company.number)", customer.text, responsible, "\(closed)", dueBy.map { "\($0)" } ?? "")
    }
}

extension Reskontra_V1_ListActivitiesResponse {
    package init(_ answer: ListActivities.Answer, of query: ListActivities, _ book: borrowing Book) {
        self.init()
        for row in answer.activities { activities.append(.init(row, book)) }
        guard answer.hasMore, let last = answer.activities.last else { return }
        let filter = ListActivities.filter(query.id, query.customer, query.responsible, query.includesClosed, query.dueBy)
        nextPageToken = PageToken(first: UInt64(last.id.number), filter: filter).text
    }
}

// MARK: The collector's screen

extension GetCollectionsView {
    package init(_ message: Reskontra_V1_GetCollectionsViewRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let agent = border.code(message.agent, "agent")
        let pool = border.code(message.pool, "pool")
        let customer = border.code(message.customerNumber, "customer_number")
        let definition = border.code(message.definition, "definition")
        let order: Order = border.choice(message.order.rawValue, "order", fallback: .totalDue) ?? .totalDue
        let caseID = CaseID(UInt32(clamping: message.caseID))
        let filter = GetCollectionsView.filter(company, agent, pool, definition, order)
        let token = border.pageToken(message.page, filter: filter)
        let size = border.pageSize(message.page)
        try border.check()
        let after = Key(total: Int64(bitPattern: token.second), customer: CustomerID(UInt32(truncatingIfNeeded: token.first)))
        self.init(
            id: company, agent: agent, pool: pool, caseID: caseID, customer: customer, definition: definition,
            order: order, size: size, after: after.customer.isNone ? nil : after)
    }

    fileprivate static func filter(
        _ company: CompanyID, _ agent: Code, _ pool: Code, _ definition: Code, _ order: Order
    ) -> UInt64 {
        PageToken.filter(
            "collections-view", "\(company.number)", agent.text, pool.text, definition.text, "\(order.rawValue)")
    }
}

extension Reskontra_V1_CollectionsRow {
    init(_ row: GetCollectionsView.Row, _ book: borrowing Book) {
        self.init()
        let currency = book.companies[row.snapshot.company].currency
        snapshot = .init(row.snapshot, book)
        overdue = .init(row.overdue, currency)
        if let date = row.oldestDue { oldestDue = .init(date) }
        daysOverdue = UInt32(clamping: row.daysOverdue)
        promises = UInt32(row.promises)
        promised = .init(row.promised, currency)
        brokenPromises = UInt32(row.brokenPromises)
        disputed = UInt32(row.disputed)
        holdStatus = .init(rawValue: Int(row.hold.rawValue)) ?? .unspecified
        letterCode = UInt32(row.letterCode)
        if let date = row.lastContact { lastContact = .init(date) }
        openActivities = UInt32(row.openActivities)
        if let date = row.nextActivity { nextActivity = .init(date) }
        openCases = UInt32(row.openCases)
        lettersBlocked = row.isExempt
    }
}

extension Reskontra_V1_GetCollectionsViewResponse {
    package init(_ answer: GetCollectionsView.Answer, of query: GetCollectionsView, _ book: borrowing Book) {
        self.init()
        for row in answer.rows { rows.append(.init(row, book)) }
        definition = answer.definition.text
        pool = answer.pool.text
        team = answer.team.text
        guard let next = answer.next else { return }
        let filter = GetCollectionsView.filter(query.id, query.agent, query.pool, query.definition, query.order)
        nextPageToken = PageToken(
            first: UInt64(next.customer.number), second: UInt64(bitPattern: next.total), filter: filter).text
    }
}
