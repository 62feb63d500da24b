import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// `reskontra proposal`: requests that take two people.
struct ProposalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposal", abstract: "Requests that take two people: see, approve, reject.",
        subcommands: [
            ProposalList.self, ProposalShow.self, ProposalApprove.self, ProposalReject.self, ProposalWithdraw.self,
        ])
}

struct ProposalList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "What was proposed, oldest first.",
        discussion: """
            EXAMPLES
              reskontra proposal list --open
              reskontra proposal list --everywhere -o json
            """)

    @Flag(help: "Only those that wait.") var open = false
    @Flag(help: "Of every company and of the store itself; needs a role in all companies.") var everywhere = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listProposals,
                    Reskontra_V1_ListProposalsRequest.with {
                        $0.company = everywhere ? "" : desk.settings.company
                        $0.openOnly = open
                        $0.page = page
                    }, as: Reskontra_V1_ListProposalsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.proposals += $1.proposals
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.proposals(answer))
    }
}

struct ProposalShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One proposal with the request it would execute.",
        discussion: """
            EXAMPLES
              reskontra proposal show 7
              reskontra proposal show 7 -o json
            """)

    @Argument(help: "Number of the proposal.") var id: UInt32
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetProposalResponse = try await desk.read(
            .getProposal, Reskontra_V1_GetProposalRequest.with { $0.proposalID = id })
        try desk.show(.proposal(answer.proposal, answer: answer))
    }
}

struct ProposalApprove: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Execute what another person proposed.",
        discussion: """
            EXAMPLES
              reskontra proposal approve 7
              reskontra proposal approve 7 --hash 3f9a61c07b2e --yes

            Shows the request and what it would do, and asks. With --yes, name the hash of what you have read, \
            as `proposal show` tells it: another request is not executed.
            """)

    @Argument(help: "Number of the proposal.") var id: UInt32
    @Option(help: ArgumentHelp("The proposal's hash or its first 8 digits or more.", valueName: "hex")) var hash = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        try writing.refuseProposing()
        guard hash.isEmpty || hash.count >= 8, hash.allSatisfy(\.isHexDigit) else {
            throw ValidationError("--hash takes 8 hex digits or more")
        }
        guard !writing.yes || !hash.isEmpty else {
            throw ValidationError("--yes needs --hash: reskontra proposal show \(id) tells it")
        }
    }

    func run(_ desk: Desk) async throws {
        let read: Reskontra_V1_GetProposalResponse = try await desk.read(
            .getProposal, Reskontra_V1_GetProposalRequest.with { $0.proposalID = id })
        let proposal = read.proposal
        guard proposal.hash.hexText.hasPrefix(hash.lowercased()) else {
            throw ValidationError("proposal \(id) has the hash \(proposal.hash.hexText): it is not the one you named")
        }
        if !writing.yes, Terminal.inputIsTerminal {
            var shown = Output(format: .card)
            shown.isColored = desk.output.isColored
            Terminal.writeError(try shown.text(.proposal(proposal, answer: read)))
        }
        var request = Reskontra_V1_ApproveRequest()
        request.proposalID = id
        request.hash = proposal.hash
        let method = UInt16(exactly: proposal.method).flatMap(Schema.Method.init(rawValue:))
        try await Writing<_, Reskontra_V1_ApproveResponse>(
            method: .approve, request: request, options: writing, question: "Approve proposal \(id)",
            view: { .approved($0, of: method, id: proposal.id) }
        )
        .run(desk)
    }
}

struct ProposalReject: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Refuse what another person proposed.",
        discussion: """
            EXAMPLES
              reskontra proposal reject 7 --reason "too much for this customer"
              reskontra proposal reject 7 --reason duplicate -o json
            """)

    @Argument(help: "Number of the proposal.") var id: UInt32
    @Option(help: "Why.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RejectRequest()
        request.proposalID = id
        request.reason = reason
        try await Writing<_, Reskontra_V1_RejectResponse>(
            method: .reject, request: request, options: writing, movesMoney: false, question: "Reject this proposal",
            view: { .proposal($0.proposal, answer: $0) }
        )
        .run(desk)
    }
}

struct ProposalWithdraw: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take back what you proposed.",
        discussion: """
            EXAMPLES
              reskontra proposal withdraw 7
              reskontra proposal withdraw 7 --reason "wrong customer"
            """)

    @Argument(help: "Number of the proposal.") var id: UInt32
    @Option(help: "Why.") var reason = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_WithdrawRequest()
        request.proposalID = id
        request.reason = reason
        try await Writing<_, Reskontra_V1_WithdrawResponse>(
            method: .withdraw, request: request, options: writing, movesMoney: false, question: "Withdraw this proposal",
            view: { .proposal($0.proposal, answer: $0) }
        )
        .run(desk)
    }
}
