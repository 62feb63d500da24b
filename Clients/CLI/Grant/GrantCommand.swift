import ArgumentParser
import Foundation
import ReskontraClient
import Schema

/// `reskontra grant`: who may do what.
struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Who may do what: roles of people and services.",
        subcommands: [GrantList.self, GrantMine.self, GrantGive.self, GrantRevoke.self, GrantBreakGlass.self])
}

struct GrantList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Grants in force, in the order they were made.",
        discussion: """
            EXAMPLES
              reskontra grant list
              reskontra grant list anna -o json
            """)

    @Argument(help: "Only of this principal.") var principal = ""
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listGrants,
                    Reskontra_V1_ListGrantsRequest.with {
                        $0.principal = principal
                        $0.page = page
                    }, as: Reskontra_V1_ListGrantsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.grants += $1.grants
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.grants(answer))
    }
}

struct GrantMine: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "mine",
        abstract: "Who you are here and what you may do.",
        discussion: """
            EXAMPLES
              reskontra grant mine
              reskontra grant mine -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetMyAccessResponse = try await desk.read(
            .getMyAccess, Reskontra_V1_GetMyAccessRequest())
        try desk.show(.access(answer))
    }
}

/// Role, place and reason of a grant.
struct RoleOptions: ParsableArguments {
    @Argument(help: "Who: as certificates and tokens name it.") var principal: String
    @Argument(help: "Role: pos.check, pos.reserve, ar.post, setup.write, adjust.propose and so on.") var role: String
    @Option(name: .customLong("in"), help: ArgumentHelp("Only in this company; without it in all.", valueName: "company"))
    var place = ""
    @Option(help: "Why.") var reason: String

    func parsedRole() throws -> Reskontra_V1_Role {
        try Words.parse(role.replacing(".", with: "-"), as: Reskontra_V1_Role.self, what: "role")
    }
}

struct GrantGive: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "give",
        abstract: "Give a role. Takes two people once two may grant.",
        discussion: """
            EXAMPLES
              reskontra grant give anna ar.post --in UK01 --up-to "500.00 GBP" --reason "clerk in London"
              reskontra grant give anna ar.post --reason "moved" --propose "moved to head office"
            """)

    @OptionGroup var role: RoleOptions
    @Option(help: ArgumentHelp("Highest amount of one request.", valueName: "amount")) var upTo: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GrantRoleRequest()
        request.principal = role.principal
        request.role = try role.parsedRole()
        request.company = role.place
        request.reason = role.reason
        if let upTo { request.upTo = try MoneyText.parse(upTo) }
        try await Writing<_, Reskontra_V1_GrantRoleResponse>(
            method: .grantRole, request: request, options: writing, question: "Give this role",
            view: { .grant($0.grant, answer: $0) }
        )
        .run(desk)
    }
}

struct GrantRevoke: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take a role back, from the next request on.",
        discussion: """
            EXAMPLES
              reskontra grant revoke 7 --reason "left the company"
              reskontra grant revoke 7 --reason "left the company" --yes
            """)

    @Argument(help: "Number of the grant, as `reskontra grant list` tells it.") var id: UInt32
    @Option(help: "Why.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RevokeRoleRequest()
        request.grantID = id
        request.reason = reason
        try await Writing<_, Reskontra_V1_RevokeRoleResponse>(
            method: .revokeRole, request: request, options: writing, question: "Revoke this grant",
            view: { .grant($0.grant, answer: $0) }
        )
        .run(desk)
    }
}

struct GrantBreakGlass: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "break-glass",
        abstract: "Ask for a role for an hour, in an emergency; another person approves.",
        discussion: """
            EXAMPLES
              reskontra grant break-glass anna adjust.approve --in UK01 --reason "month end, nobody else is here"
              reskontra grant break-glass anna ar.post --reason "bank file must go out" -o json

            Whoever gets it acts alone, and every record says so.
            """)

    @OptionGroup var role: RoleOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws { try writing.refuseProposing() }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_BreakGlassRequest()
        request.principal = role.principal
        request.role = try role.parsedRole()
        request.company = role.place
        request.reason = role.reason
        try await Proposing(
            method: .breakGlass, message: try request.serializedBytes(), reason: role.reason, options: writing,
            company: role.place
        )
        .run(desk)
    }
}
