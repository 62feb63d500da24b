import ArgumentParser
import Schema

struct GroupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group", abstract: "Credit groups: customers that share one limit.",
        subcommands: [GroupList.self, GroupShow.self, GroupSet.self, GroupAdd.self, GroupRemove.self])
}

struct GroupList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The credit groups of the company.",
        discussion: """
            EXAMPLES
              reskontra group list
              reskontra group list -o csv
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var answer = Reskontra_V1_ListCreditGroupsResponse()
        var request = Reskontra_V1_ListCreditGroupsRequest()
        repeat {
            let page: Reskontra_V1_ListCreditGroupsResponse = try await desk.read(.listCreditGroups, request)
            answer.rows += page.rows
            request.after = page.next
        } while !request.after.isEmpty
        let table = Table(
            [.text("credit_group"), .money("credit_limit"), .text("expires_on"), .number("members"), .text("description")],
            rows: answer.rows.map {
                [
                    .text($0.creditGroup.creditGroup), .money($0.creditGroup.creditLimit), .date($0.creditGroup.expiresOn),
                    .number($0.members), .text($0.creditGroup.description_p),
                ]
            })
        try desk.show(View(answer, table, lines: answer.rows))
    }
}

struct GroupShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A group with its members and what is left of its limit.",
        discussion: """
            EXAMPLES
              reskontra group show TWINS
              reskontra group show TWINS -o json
            """)

    @Argument(help: "Credit group.") var group: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let group = group
        let answer: Reskontra_V1_GetCreditGroupResponse = try await desk.read(
            .getCreditGroup, Reskontra_V1_GetCreditGroupRequest.with { $0.creditGroup = group })
        try desk.show(.creditGroup(answer))
    }
}

struct GroupSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create a credit group, or give it another limit and last day.",
        discussion: """
            EXAMPLES
              reskontra group set TWINS "15000.00 EUR" --until 2027-12-31
              reskontra group set TWINS 15000.00 --currency EUR --until 2027-12-31 --yes
            """)

    @Argument(help: "Credit group.") var group: String
    @Argument(help: "Limit with its currency.") var limit: String
    @Option(help: "Currency of the limit.") var currency: String?
    @Option(help: ArgumentHelp("Last day.", valueName: "date")) var until: String
    @Option(help: "Description.") var text = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetCreditGroupRequest()
        request.creditGroup.creditGroup = group
        request.creditGroup.description_p = text
        request.creditGroup.creditLimit = try await desk.money(limit, currency: currency, customer: "")
        request.creditGroup.expiresOn = try date(until)
        try await Writing<_, Reskontra_V1_SetCreditGroupResponse>(
            method: .setCreditGroup, request: request, options: writing, question: "Set this group",
            view: { .creditGroup($0.creditGroup, answer: $0) }
        )
        .run(desk)
    }
}

struct GroupAdd: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Put a customer into a group; it takes over the group's last day.",
        discussion: """
            EXAMPLES
              reskontra group add TWINS C-1001
              reskontra group add TWINS C-1001 --member-company UK02 --yes
            """)

    @Argument(help: "Credit group.") var group: String
    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Company of the customer; left out: the group's.") var memberCompany = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_AddGroupMemberRequest()
        (request.creditGroup, request.customerNumber, request.memberCompany) = (group, customer, memberCompany)
        let group = group
        try await Writing<_, Reskontra_V1_AddGroupMemberResponse>(
            method: .addGroupMember, request: request, options: writing, question: "Add this customer",
            view: { answer in
                var card = Card("\(answer.customerNumber) in credit group \(group)")
                card.add("limit_expires_on", .date(answer.limitExpiresOn))
                if !answer.proposedCompanies.isEmpty {
                    card.notes.append(
                        "The same number is in \(answer.proposedCompanies.joined(separator: ", ")): add it there too?")
                }
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

struct GroupRemove: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a customer out of its group.",
        discussion: """
            EXAMPLES
              reskontra group remove TWINS C-1001
              reskontra group remove TWINS C-1001 --yes
            """)

    @Argument(help: "Credit group.") var group: String
    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Company of the customer; left out: the group's.") var memberCompany = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RemoveGroupMemberRequest()
        (request.creditGroup, request.customerNumber, request.memberCompany) = (group, customer, memberCompany)
        let group = group
        try await Writing<_, Reskontra_V1_RemoveGroupMemberResponse>(
            method: .removeGroupMember, request: request, options: writing, question: "Take this customer out",
            view: { View($0, Card("\($0.customerNumber) is not in credit group \(group) any more")) }
        )
        .run(desk)
    }
}

extension Reskontra_V1_SetCreditGroupRequest: GuardedRequest {}
extension Reskontra_V1_AddGroupMemberRequest: GuardedRequest {}
extension Reskontra_V1_RemoveGroupMemberRequest: GuardedRequest {}
