import Engine
import Foundation
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// F24: what one person proposes another approves, and exactly that is executed.
struct ApprovalTests {
    private let world: PortWorld
    private let root: TestClient
    /// Proposes limits in UK; approves them in UK.
    private let petra: TestClient
    private let anton: TestClient

    init() throws {
        (world, root) = try AccessTests.world()
        try AccessTests.grant(root, "petra", .limitPropose, company: "UK")
        try AccessTests.grant(root, "anton", .limitApprove, company: "UK")
        petra = world.client("petra")
        anton = world.client("anton")
        let made = try petra.call(
            .createLimitJournal,
            Reskontra_V1_CreateLimitJournalRequest.with {
                $0.journal = "L1"
                $0.type = .limit
            })
        precondition(made.status == 0, made.reason)
        let added = try petra.call(
            .addLimitLines,
            Reskontra_V1_AddLimitLinesRequest.with {
                $0.journal = "L1"
                $0.lines = [
                    .with {
                        $0.customerNumber = "C1"
                        $0.newLimit.currency = "GBP"
                        $0.newLimit.minor = 77_700
                        $0.newTo = .with { ($0.year, $0.month, $0.day) = (2026, 12, 31) }
                    }
                ]
            })
        precondition(added.status == 0, added.reason)
    }

    private static func posting(_ journal: String = "L1") -> Reskontra_V1_PostLimitJournalRequest {
        .with { $0.journal = journal }
    }

    private func propose(_ journal: String = "L1") throws -> Reskontra_V1_Proposal {
        let answer = try petra.call(
            .propose,
            Reskontra_V1_ProposeRequest.with {
                $0.method = UInt32(Schema.Method.postLimitJournal.rawValue)
                $0.request = (try? Self.posting(journal).serializedData()) ?? Data()
                $0.reason = "good payer"
            })
        try #require(answer.status == 0, "\(answer.reason)")
        return try answer.read(Reskontra_V1_ProposeResponse.self).proposal
    }

    private func approve(
        _ proposal: Reskontra_V1_Proposal, as client: TestClient? = nil, key: RequestKey? = nil
    ) throws -> TestClient.Answer {
        try (client ?? anton).call(
            .approve,
            Reskontra_V1_ApproveRequest.with {
                $0.proposalID = proposal.id
                $0.hash = proposal.hash
            }, key: key)
    }

    private var limit: Int64 { world.engine.book.customers[CustomerID(1)].limit }

    private func states() throws -> [Reskontra_V1_ProposalState] {
        let answer = try petra.call(.listProposals, Reskontra_V1_ListProposalsRequest.with { $0.company = "UK" })
        return try answer.read(Reskontra_V1_ListProposalsResponse.self).proposals.map(\.state)
    }

    @Test("who may approve cannot do it alone, but may see what it would do")
    func directCall() throws {
        #expect(try anton.call(.postLimitJournal, Self.posting()).reason == "APPROVAL_NEEDED")
        #expect(try petra.call(.postLimitJournal, Self.posting()).reason == "ACCESS_DENIED")
        let preview = try anton.call(.postLimitJournal, Reskontra_V1_PostLimitJournalRequest.with {
            $0.journal = "L1"
            $0.mode = .preview
        })
        #expect(preview.status == 0)
        #expect(limit == 0)
    }

    @Test("an approval executes the request in one record, answers as the request does, and is kept like any answer")
    func approved() throws {
        let proposal = try propose()
        #expect(proposal.proposedBy == "petra" && proposal.company == "UK" && proposal.state == .open)
        #expect(
            [UInt8](proposal.hash)
                == Engine.proposalHash(
                    method: Schema.Method.postLimitJournal.rawValue, company: "UK",
                    message: try Self.posting().serializedBytes()))
        #expect(limit == 0)
        let before = world.engine.book.sequence
        let key = world.newKey()
        let answer = try approve(proposal, key: key)
        #expect(answer.reason == "" && answer.head.receipt != nil)
        #expect(world.engine.book.sequence == before + 1)
        #expect(limit == 77_700)
        let inner = try answer.read(Reskontra_V1_ApproveResponse.self).answer
        #expect(try Reskontra_V1_PostLimitJournalResponse(serializedBytes: inner).journal.state == .posted)
        #expect(try states() == [.approved])
        // A retry with the same key has the same answer; a new wish finds it closed.
        let again = try approve(proposal, key: key)
        #expect(again.message == answer.message && again.head.isReplayed)
        #expect(try approve(proposal).reason == "PROPOSAL_CLOSED")
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("another hash, the proposer, a stranger, an unknown number")
    func refusals() throws {
        var proposal = try propose()
        #expect(try approve(proposal, as: petra).reason == "ACCESS_DENIED")
        #expect(try approve(proposal, as: world.client("eve")).reason == "ACCESS_DENIED")
        proposal.hash[0] ^= 1
        #expect(try approve(proposal).reason == "PROPOSAL_CHANGED")
        proposal.hash = Data()
        #expect(try approve(proposal).reason == "PROPOSAL_CHANGED")
        proposal.id = 9
        #expect(try approve(proposal).reason == "PROPOSAL_NOT_FOUND")
        #expect(limit == 0)
        #expect(try states() == [.open])
    }

    @Test("a proposal lives 72 hours")
    func expiry() throws {
        let (early, late) = (try propose(), try propose())
        world.advance(milliseconds: 72 * 3_600_000 - 1_000)
        #expect(try approve(early).reason == "")
        // Records stand some nanoseconds apart.
        world.advance(milliseconds: 1_001)
        #expect(try approve(late).reason == "PROPOSAL_EXPIRED")
        #expect(try states() == [.approved, .expired])
    }

    @Test("what the request's own rules refuse stays open")
    func refusedRequest() throws {
        let proposal = try propose("NONE")
        #expect(try approve(proposal).reason == "NOT_FOUND")
        #expect(try states() == [.open])
    }

    @Test("rejected by who could approve, withdrawn by who proposed")
    func closing() throws {
        let (first, second) = (try propose(), try propose())
        func reject(_ client: TestClient, _ id: UInt32) throws -> String {
            try client.call(
                .reject,
                Reskontra_V1_RejectRequest.with {
                    $0.proposalID = id
                    $0.reason = "too much"
                }
            ).reason
        }
        func withdraw(_ client: TestClient, _ id: UInt32) throws -> String {
            try client.call(.withdraw, Reskontra_V1_WithdrawRequest.with { $0.proposalID = id }).reason
        }
        #expect(try reject(petra, first.id) == "ACCESS_DENIED")
        #expect(try reject(anton, first.id) == "")
        #expect(try reject(anton, first.id) == "PROPOSAL_CLOSED")
        #expect(try approve(first).reason == "PROPOSAL_CLOSED")
        #expect(try withdraw(anton, second.id) == "ACCESS_DENIED")
        #expect(try withdraw(petra, second.id) == "")
        #expect(try states() == [.rejected, .withdrawn])
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("it is executed in the company it was proposed for, whatever connection approves it")
    func otherConnection() throws {
        let proposal = try propose()
        try AccessTests.grant(root, "berta", .limitApprove, company: "")
        #expect(try approve(proposal, as: world.client("berta", company: "DE")).reason == "")
        #expect(limit == 77_700)
    }

    @Test("what takes one person cannot be proposed")
    func notProposable() throws {
        let answer = try petra.call(
            .propose,
            Reskontra_V1_ProposeRequest.with {
                $0.method = UInt32(Schema.Method.postPayment.rawValue)
                $0.reason = "x"
            })
        #expect(answer.reason == "METHOD_NOT_PROPOSABLE")
    }

    @Test("once two may grant, a grant takes both, and nobody gets a role by an own proposal")
    func grants() throws {
        try AccessTests.grant(root, "second", .securityGrant, company: "")
        let second = world.client("second")
        let wish = AccessTests.request("otto", .supportRead)
        #expect(try root.call(.grantRole, wish).reason == "APPROVAL_NEEDED")
        func propose(_ principal: String) throws -> Reskontra_V1_Proposal {
            try root.call(
                .propose,
                Reskontra_V1_ProposeRequest.with {
                    $0.method = UInt32(Schema.Method.grantRole.rawValue)
                    $0.request = (try? AccessTests.request(principal, .supportRead).serializedData()) ?? Data()
                    $0.reason = "new"
                }
            ).read(Reskontra_V1_ProposeResponse.self).proposal
        }
        let proposal = try propose("otto")
        #expect(try approve(proposal, as: root).reason == "SELF_APPROVAL")
        #expect(try approve(proposal, as: second).reason == "")
        #expect(try approve(propose("root"), as: second).reason == "SELF_GRANT")
        let mine = try world.client("otto").call(.getMyAccess, Reskontra_V1_GetMyAccessRequest())
            .read(Reskontra_V1_GetMyAccessResponse.self)
        #expect(mine.grants.map(\.role) == [.supportRead])
        // To take a role back one is enough.
        let last = try #require(
            try root.call(.listGrants, Reskontra_V1_ListGrantsRequest()).read(Reskontra_V1_ListGrantsResponse.self)
                .grants.last)
        let revoke = Reskontra_V1_RevokeRoleRequest.with { ($0.grantID, $0.reason) = (last.id, "left") }
        #expect(try root.call(.revokeRole, revoke).reason == "")
        try checkGone()
    }

    private func checkGone() throws {
        let none = try world.client("otto").call(.getMyAccess, Reskontra_V1_GetMyAccessRequest())
            .read(Reskontra_V1_GetMyAccessResponse.self)
        #expect(none.grants.isEmpty)
    }

    @Test("an approval may be previewed: it shows what would happen, and nothing does")
    func preview() throws {
        let proposal = try propose()
        let request = Reskontra_V1_ApproveRequest.with {
            $0.proposalID = proposal.id
            $0.hash = proposal.hash
            $0.mode = .preview
        }
        let before = world.engine.book.sequence
        let answer = try anton.call(.approve, request)
        #expect(answer.reason == "" && world.engine.book.sequence == before && limit == 0)
        let inner = try answer.read(Reskontra_V1_ApproveResponse.self).answer
        #expect(try Reskontra_V1_PostLimitJournalResponse(serializedBytes: inner).journal.state == .posted)
        #expect(try states() == [.open])
    }

    @Test("a preview cannot be proposed, and the proposal names its company's request only")
    func wrongRequests() throws {
        func propose(_ change: (inout Reskontra_V1_PostLimitJournalRequest) -> Void) throws -> Reskontra_V1_Proposal {
            var request = Self.posting()
            change(&request)
            return try petra.call(
                .propose,
                Reskontra_V1_ProposeRequest.with {
                    $0.method = UInt32(Schema.Method.postLimitJournal.rawValue)
                    $0.request = (try? request.serializedData()) ?? Data()
                    $0.reason = "x"
                }
            ).read(Reskontra_V1_ProposeResponse.self).proposal
        }
        #expect(try approve(propose { $0.mode = .preview }).reason == "FIELD_INVALID")
        #expect(try approve(propose { $0.company = "DE" }).reason == "COMPANY_UNKNOWN")
        #expect(try states() == [.open, .open] && limit == 0)
    }

    @Test("whose role was taken back meanwhile has nothing approved")
    func proposerLeft() throws {
        let proposal = try propose()
        let grants = try root.call(.listGrants, Reskontra_V1_ListGrantsRequest()).read(
            Reskontra_V1_ListGrantsResponse.self
        ).grants
        let petras = try #require(grants.first { $0.principal == "petra" })
        _ = try root.call(
            .revokeRole, Reskontra_V1_RevokeRoleRequest.with { ($0.grantID, $0.reason) = (petras.id, "left") })
        #expect(try approve(proposal).reason == "PROPOSAL_CLOSED")
        #expect(limit == 0)
    }

    @Test("a proposal of another company is answered like one that is not there")
    func equalAnswers() throws {
        let proposal = try propose()
        try AccessTests.grant(root, "otto", .limitApprove, company: "DE")
        let otto = world.client("otto", company: "DE")
        let hash = proposal.hash
        for (there, missing) in [
            (
                try otto.call(.getProposal, Reskontra_V1_GetProposalRequest.with { $0.proposalID = 1 }),
                try otto.call(.getProposal, Reskontra_V1_GetProposalRequest.with { $0.proposalID = 9 })
            ),
            (
                try otto.call(.approve, Reskontra_V1_ApproveRequest.with { ($0.proposalID, $0.hash) = (1, hash) }),
                try otto.call(.approve, Reskontra_V1_ApproveRequest.with { ($0.proposalID, $0.hash) = (9, hash) })
            ),
            (
                try otto.call(.reject, Reskontra_V1_RejectRequest.with { ($0.proposalID, $0.reason) = (1, "no") }),
                try otto.call(.reject, Reskontra_V1_RejectRequest.with { ($0.proposalID, $0.reason) = (9, "no") })
            ),
        ] {
            #expect(there.reason == "PROPOSAL_NOT_FOUND")
            // But for the number that was asked for.
            #expect(there.message.count == missing.message.count)
            #expect(zip(there.message, missing.message).count { $0 != $1 } <= 4)
        }
    }

    @Test("expired proposals make room for new ones")
    func sweep() throws {
        _ = try propose()
        _ = try propose()
        world.advance(milliseconds: 72 * 3_600_000 + 1)
        _ = try propose()
        #expect(try states() == [.expired, .expired, .open])
        #expect(world.engine.book.proposals.open.map(\.number) == [3])
        #expect(world.engine.book.verify().isEmpty)
    }
}
