import ArgumentParser
import Schema

extension Reskontra_V1_SetUserGroupRequest: GuardedRequest {}

struct UserGroupSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Replace the members of a user group; what they may waive stays.",
        discussion: """
            EXAMPLES
              reskontra period group CLOSERS anna ben
              reskontra period group CLOSERS
            """)

    @Argument(help: "User group.") var group: String
    @Argument(help: "Principals; none: the group is empty.") var members: [String] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var row = try await desk.userGroup(group) ?? .with { $0.code = group }
        row.members = members
        try await desk.set(row, writing, "Replace these members")
    }
}

struct UserGroupList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups",
        abstract: "User groups: who is in them, and what one of them may waive.",
        discussion: """
            EXAMPLES
              reskontra period groups
              reskontra period groups --all -o json
            """)

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in try await desk.userGroups(page) }, token: \.nextPageToken,
            join: {
                $0.groups += $1.groups
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.userGroups(answer.groups, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}

struct UserGroupWaiveLimit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive-limit",
        abstract: "Say what a member of a user group may waive with one request.",
        discussion: """
            EXAMPLES
              reskontra period waive-limit CLERKS 50.00
              reskontra period waive-limit CLERKS none

            Interest, its fees and the fees of letters and payments count. Of several groups of a person the highest \
            limit counts; who is in none with a limit has that of the company, parameter waive_limit.
            """)

    @Argument(help: "User group that is there.") var group: String
    @Argument(help: "Amount in the accounting currency, or none.") var limit: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        guard var row = try await desk.userGroup(group) else {
            throw ValidationError("there is no user group '\(group)'")
        }
        if limit == "none" {
            row.clearWaiveLimit()
        } else {
            let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
            let currency = setup.company.accountingCurrency
            row.waiveLimit = try usage { () throws(TextFailure) in try MoneyText.parse(limit, currency: currency) }
        }
        try await desk.set(row, writing, "Set this limit")
    }
}

extension Desk {
    /// Nil: there is none of that code.
    fileprivate func userGroup(_ code: String) async throws -> Reskontra_V1_UserGroup? {
        try await allUserGroups().first { $0.code == code }
    }

    func allUserGroups() async throws -> [Reskontra_V1_UserGroup] {
        var groups: [Reskontra_V1_UserGroup] = []
        var page = Reskontra_V1_Page.with { $0.size = 100 }
        repeat {
            let answer = try await userGroups(page)
            groups += answer.groups
            page.token = answer.nextPageToken
        } while !page.token.isEmpty
        return groups
    }

    fileprivate func userGroups(_ page: Reskontra_V1_Page) async throws -> Reskontra_V1_ListUserGroupsResponse {
        try await read(.listUserGroups, Reskontra_V1_ListUserGroupsRequest.with { $0.page = page })
    }

    fileprivate func set(_ group: Reskontra_V1_UserGroup, _ writing: WriteOptions, _ question: String) async throws {
        let request = Reskontra_V1_SetUserGroupRequest.with { $0.group = group }
        try await Writing<_, Reskontra_V1_SetUserGroupResponse>(
            method: .setUserGroup, request: request, options: writing, movesMoney: false, question: question,
            view: { .userGroups([$0.group], answer: $0) }
        )
        .run(self)
    }
}
