import Engine
import Foundation
import Receivables
import Schema
import SwiftProtobuf
import Testing
import Wire

@testable import Server

/// What takes two people is decided on what would happen; broken glass lets one act alone, and is heard.
struct DualControlTests {
    private let world: PortWorld
    private let root: TestClient
    private let clerk: TestClient
    /// Approves adjustments in UK.
    private let judge: TestClient

    init() throws {
        (world, root) = try AccessTests.world()
        try AccessTests.grant(root, "clerk", .arPost, company: "UK")
        try AccessTests.grant(root, "judge", .adjustApprove, company: "UK")
        try AccessTests.grant(root, "sam", .setupWrite, company: "UK")
        clerk = world.client("clerk")
        judge = world.client("judge")
    }

    private func setBand(_ minor: Int64) throws {
        let answer = try world.client("sam").call(
            .setParameters,
            Reskontra_V1_SetParametersRequest.with {
                $0.parameters.approveCreditNotesFrom = .with { ($0.currency, $0.minor) = ("GBP", minor) }
                $0.updateMask = ["approve_credit_notes_from"]
            })
        precondition(answer.status == 0, answer.reason)
    }

    private static func note(_ pounds: Int64) -> Reskontra_V1_PostCreditNoteRequest {
        .with { $0.document = PortWorld.invoice("C1", pounds: pounds) }
    }

    private func propose(
        _ method: Schema.Method, _ request: any SwiftProtobuf.Message, as client: TestClient, company: String = "UK"
    ) throws -> Reskontra_V1_Proposal {
        let answer = try client.call(
            .propose,
            Reskontra_V1_ProposeRequest.with {
                $0.method = UInt32(method.rawValue)
                $0.request = (try? request.serializedData()) ?? Data()
                $0.company = company
                $0.reason = "test"
            })
        try #require(answer.status == 0, "\(answer.reason)")
        return try answer.read(Reskontra_V1_ProposeResponse.self).proposal
    }

    private func approve(_ proposal: Reskontra_V1_Proposal, as client: TestClient) throws -> TestClient.Answer {
        try client.call(
            .approve, Reskontra_V1_ApproveRequest.with { ($0.proposalID, $0.hash) = (proposal.id, proposal.hash) })
    }

    @Test("credit notes take two people from the company's bound on, and none before it sets one")
    func creditNotes() throws {
        #expect(try clerk.call(.postCreditNote, Self.note(900)).reason == "")
        try setBand(10_000)
        #expect(try clerk.call(.postCreditNote, Self.note(99)).reason == "")
        let before = world.engine.book.sequence
        #expect(try clerk.call(.postCreditNote, Self.note(100)).reason == "APPROVAL_NEEDED")
        // The refusal stands in the log, nothing else does.
        #expect(world.engine.book.sequence == before + 1 && world.engine.book.grants.denials == 1)
        #expect(try judge.call(.postCreditNote, Self.note(1)).reason == "ACCESS_DENIED")
        let proposal = try propose(.postCreditNote, Self.note(100), as: clerk)
        #expect(try approve(proposal, as: judge).reason == "")
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("in a batch a credit note is refused at its place; an invoice of that size is none")
    func otherWays() throws {
        try setBand(10_000)
        let batch = Reskontra_V1_BatchPostInvoicesRequest.with {
            $0.batchMode = .independent
            $0.items = [Int64(5), 500].map { pounds in
                .with {
                    $0.document = PortWorld.invoice("C1", pounds: pounds)
                    $0.creditNote = true
                    let key = world.newKey()
                    $0.requestKey = withUnsafeBytes(of: (key.high.bigEndian, key.low.bigEndian)) { Data($0) }
                }
            }
        }
        let answer = try clerk.call(.batchPostInvoices, batch)
        let results = try answer.read(Reskontra_V1_BatchPostInvoicesResponse.self).results
        #expect(results.map { $0.error.code } == [0, 7])
        #expect(try clerk.call(.postInvoice, Reskontra_V1_PostInvoiceRequest.with {
            $0.document = PortWorld.invoice("C1", pounds: 500)
        }).reason == "")
    }

    @Test("a cancellation waits for its document and is approved all the same, once")
    func parkedRequest() throws {
        let invoice = try clerk.post("C1", pounds: 500)
        try setBand(10_000)
        let cancel = Reskontra_V1_CancelInvoiceRequest.with {
            $0.invoice = invoice.documentNumber
            $0.reason = "wrong customer"
        }
        #expect(try clerk.call(.cancelInvoice, cancel).reason == "ACCESS_DENIED")
        #expect(try judge.call(.cancelInvoice, cancel).reason == "APPROVAL_NEEDED")
        let proposal = try propose(.cancelInvoice, cancel, as: clerk)
        try AccessTests.grant(root, "second", .adjustApprove, company: "UK")
        let other = world.client("second")
        let request = Reskontra_V1_ApproveRequest.with { ($0.proposalID, $0.hash) = (proposal.id, proposal.hash) }
        // Both are on their way before either has its document.
        let (one, two) = (judge.begin(.approve, request), other.begin(.approve, request))
        world.settle()
        let answers = judge.take().filter { $0.head.stream == one } + other.take().filter { $0.head.stream == two }
        #expect(answers.count == 2 && Set(answers.map(\.reason)) == ["", "PROPOSAL_CLOSED"])
        let done = try #require(answers.first { $0.status == 0 })
        let inner = try done.read(Reskontra_V1_ApproveResponse.self).answer
        let canceled = try Reskontra_V1_CancelInvoiceResponse(serializedBytes: inner).canceled
        #expect(canceled.canceling.total.minor.magnitude == 50_000 || canceled.document.total.minor.magnitude == 50_000)
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("WO-8: over the caller's limit a write-off waits as PENDING_APPROVAL until another approves it")
    func writeOffs() throws {
        let sam = world.client("sam")
        for (method, request) in Self.writeOffSetup {
            let answer = try sam.call(method, request)
            try #require(answer.status == 0, "\(answer.reason)")
        }
        let (small, large) = (try clerk.post("C1", pounds: 99), try clerk.post("C1", pounds: 100))
        func writeOff(_ number: String, waits: Bool) -> Reskontra_V1_WriteOffRequest {
            .with { ($0.customerNumber, $0.items, $0.reason, $0.awaitApproval) = ("C1", [number], "insolvent", waits) }
        }
        func listed() throws -> Reskontra_V1_ListWriteOffsResponse {
            try judge.call(.listWriteOffs, Reskontra_V1_ListWriteOffsRequest.with { $0.customerNumber = "C1" })
                .read(Reskontra_V1_ListWriteOffsResponse.self)
        }
        let alone = try judge.call(.writeOff, writeOff(small.documentNumber, waits: true))
        #expect(try alone.read(Reskontra_V1_WriteOffResponse.self).writeOff.state == .posted)
        #expect(try judge.call(.writeOff, writeOff(large.documentNumber, waits: false)).reason == "APPROVAL_NEEDED")
        let waiting = try judge.call(.writeOff, writeOff(large.documentNumber, waits: true))
            .read(Reskontra_V1_WriteOffResponse.self)
        #expect(waiting.writeOff.state == .pendingApproval && waiting.settled.isEmpty && waiting.entries.isEmpty)
        #expect(waiting.writeOff.parts.map(\.net.minor) == [10_000])
        let before = try listed()
        #expect(before.pending.map(\.proposalID) == [waiting.writeOff.proposalID] && before.writeOffs.count == 1)
        let proposal = try judge.call(
            .getProposal, Reskontra_V1_GetProposalRequest.with { $0.proposalID = waiting.writeOff.proposalID }
        ).read(Reskontra_V1_GetProposalResponse.self).proposal
        #expect(try approve(proposal, as: judge).reason == "SELF_APPROVAL")
        try AccessTests.grant(root, "second", .adjustApprove, company: "UK")
        let approved = try approve(proposal, as: world.client("second")).read(Reskontra_V1_ApproveResponse.self)
        let made = try Reskontra_V1_WriteOffResponse(serializedBytes: approved.answer)
        #expect(made.writeOff.state == .posted && made.settled.map(\.documentNumber) == [large.documentNumber])
        let after = try listed()
        #expect(after.pending.isEmpty && after.writeOffs.count == 2)
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("WO-8: what the grants of the caller do not cover waits too, and its retry has the same answer")
    func uncoveredWriteOff() throws {
        for (method, request) in Self.writeOffSetup { _ = try world.client("sam").call(method, request) }
        try AccessTests.grant(root, "junior", .adjustApprove, company: "UK", upTo: ("GBP", 5_000))
        let junior = world.client("junior")
        let invoice = try clerk.post("C1", pounds: 60)
        let request = Reskontra_V1_WriteOffRequest.with {
            ($0.customerNumber, $0.items, $0.reason) = ("C1", [invoice.documentNumber], "insolvent")
        }
        #expect(try junior.call(.writeOff, request).reason == "AMOUNT_NOT_COVERED")
        var waits = request
        waits.awaitApproval = true
        let answer = try junior.call(.writeOff, waits).read(Reskontra_V1_WriteOffResponse.self)
        #expect(answer.writeOff.state == .pendingApproval && answer.writeOff.proposalID == 1)
        #expect(try judge.call(.writeOff, request).reason == "")
    }

    @Test("WO-8: a retry of what was done at once has its answer, although by now it would have to wait")
    func retriedWriteOff() throws {
        for (method, request) in Self.writeOffSetup { _ = try world.client("sam").call(method, request) }
        let invoice = try clerk.post("C1", pounds: 60)
        let request = Reskontra_V1_WriteOffRequest.with {
            ($0.customerNumber, $0.items, $0.reason) = ("C1", [invoice.documentNumber], "insolvent")
            $0.awaitApproval = true
        }
        let key = world.newKey()
        let done = try judge.call(.writeOff, request, key: key).read(Reskontra_V1_WriteOffResponse.self)
        #expect(done.writeOff.state == .posted)
        // The item is open again and the bound is lower: said anew, it would become a proposal.
        let reverse = Reskontra_V1_ReverseWriteOffRequest.with {
            ($0.writeOff, $0.reason) = (done.writeOff.writeOff, "paid after all")
        }
        try AccessTests.grant(root, "asker", .adjustPropose, company: "UK")
        let reversed = try approve(propose(.reverseWriteOff, reverse, as: world.client("asker")), as: judge)
        try #require(reversed.status == 0, "\(reversed.reason)")
        let lower = Reskontra_V1_SetParametersRequest.with {
            $0.parameters.approveWriteOffsFrom = .with { ($0.currency, $0.minor) = ("GBP", 1_000) }
            $0.updateMask = ["approve_write_offs_from"]
        }
        let lowered = try world.client("sam").call(.setParameters, lower)
        try #require(lowered.status == 0, "\(lowered.reason)")
        let again = try judge.call(.writeOff, request, key: key).read(Reskontra_V1_WriteOffResponse.self)
        #expect(again.writeOff.state == .posted && again.writeOff.writeOff == done.writeOff.writeOff)
        let anew = try judge.call(.writeOff, request).read(Reskontra_V1_WriteOffResponse.self)
        #expect(anew.writeOff.state == .pendingApproval)
    }

    /// Write-offs from 100.00 on take two people.
    private static var writeOffSetup: [(Schema.Method, any SwiftProtobuf.Message)] {
        [
            (
                .setPostingProfileLine,
                Reskontra_V1_SetPostingProfileLineRequest.with {
                    ($0.profile, $0.rowMode) = ("GEN", .update)
                    ($0.line.accountCode, $0.line.summaryAccount, $0.line.writeOffAccount) = (.all, "1200", "4000")
                }
            ),
            (
                .setNumberSequence,
                Reskontra_V1_SetNumberSequenceRequest.with {
                    ($0.sequence.kind, $0.sequence.prefix, $0.sequence.digits, $0.sequence.next) = (.adjustment, "ADJ-", 6, 1)
                }
            ),
            (
                .setParameters,
                Reskontra_V1_SetParametersRequest.with {
                    $0.parameters.approveWriteOffsFrom = .with { ($0.currency, $0.minor) = ("GBP", 10_000) }
                    $0.updateMask = ["approve_write_offs_from"]
                }
            ),
        ]
    }

    @Test("RV-2 with review a reversal waits for another person; withdrawn, it is as if nobody had asked")
    func reversals() throws {
        func pay() throws -> String {
            try clerk.call(
                .postPayment,
                Reskontra_V1_PostPaymentRequest.with {
                    $0.customerNumber = "C1"
                    $0.amount = .with { ($0.currency, $0.minor) = ("GBP", 500) }
                }
            ).read(Reskontra_V1_PostPaymentResponse.self).payment.paymentNumber
        }
        func reversal(_ number: String) -> Reskontra_V1_ReversePaymentRequest {
            .with { ($0.paymentNumber, $0.reason) = (number, "wrong customer") }
        }
        func shown(_ number: String) throws -> Reskontra_V1_GetPaymentResponse {
            try clerk.call(.getPayment, Reskontra_V1_GetPaymentRequest.with { $0.paymentNumber = number })
                .read(Reskontra_V1_GetPaymentResponse.self)
        }
        #expect(try judge.call(.reversePayment, reversal(pay())).reason == "")
        let set = Reskontra_V1_SetParametersRequest.with {
            $0.parameters.reviewPaymentReversals = true
            $0.updateMask = ["review_payment_reversals"]
        }
        #expect(try world.client("sam").call(.setParameters, set).reason == "")

        let (one, other) = (try pay(), try pay())
        #expect(try judge.call(.reversePayment, reversal(one)).reason == "APPROVAL_NEEDED")
        let first = try propose(.reversePayment, reversal(one), as: clerk)
        #expect(try shown(one).state == .pendingCancellation && shown(one).proposalID == UInt64(first.id))
        #expect(try shown(other).state == .posted && shown(other).proposalID == 0)
        #expect(try clerk.call(.withdraw, Reskontra_V1_WithdrawRequest.with { $0.proposalID = first.id }).reason == "")
        #expect(try shown(one).state == .posted && shown(one).open.minor == -500)

        let second = try propose(.reversePayment, reversal(one), as: clerk)
        #expect(try approve(second, as: judge).reason == "")
        #expect(try shown(one).state == .reversed && shown(one).open.minor == 0 && shown(one).proposalID == 0)
        // What the bank returned is a fact: it waits for nobody.
        let returned = Reskontra_V1_ProcessNsfRequest.with { ($0.paymentNumber, $0.reason) = (other, "no funds") }
        #expect(try clerk.call(.processNsf, returned).reason != "APPROVAL_NEEDED")
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("what was settled in a closed period is opened by two, in an open one by one")
    func closedPeriod() throws {
        func settle() throws -> UInt64 {
            try clerk.post("C1", pounds: 5)
            let payment = try clerk.call(
                .postPayment,
                Reskontra_V1_PostPaymentRequest.with {
                    $0.customerNumber = "C1"
                    $0.amount = .with { ($0.currency, $0.minor) = ("GBP", 500) }
                    $0.apply = .oldestFirst
                })
            return try payment.read(Reskontra_V1_PostPaymentResponse.self).payment.settlementID
        }
        func undo(_ id: UInt64) -> Reskontra_V1_UndoSettlementRequest {
            .with {
                $0.settlementID = id
                $0.reason = "wrong"
                $0.date = .with { ($0.year, $0.month, $0.day) = (2025, 12, 5) }
            }
        }
        let (first, second) = (try settle(), try settle())
        #expect(try judge.call(.undoSettlement, undo(first)).reason == "")
        // The world's clock stands in November 2025.
        let closed = try world.client("sam").call(
            .setPeriodStatus, Reskontra_V1_SetPeriodStatusRequest.with { ($0.period, $0.status) = ("2025-11", .closed) })
        #expect(closed.reason == "")
        #expect(try judge.call(.undoSettlement, undo(second)).reason == "APPROVAL_NEEDED")
        let proposal = try propose(.undoSettlement, undo(second), as: judge)
        #expect(try approve(proposal, as: judge).reason == "SELF_APPROVAL")
        try AccessTests.grant(root, "second", .adjustApprove, company: "UK")
        #expect(try approve(proposal, as: world.client("second")).reason == "")
    }

    @Test("what undoes a settlement of a closed period on another way takes two as well")
    func closedPeriodOnOtherWays() throws {
        func paid() throws -> (invoice: String, payment: String) {
            let invoice = try clerk.post("C1", pounds: 5)
            let payment = try clerk.call(
                .postPayment,
                Reskontra_V1_PostPaymentRequest.with {
                    $0.customerNumber = "C1"
                    $0.amount = .with { ($0.currency, $0.minor) = ("GBP", 500) }
                    $0.apply = .oldestFirst
                }
            ).read(Reskontra_V1_PostPaymentResponse.self).payment
            return (invoice.documentNumber, payment.paymentNumber)
        }
        let later = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2025, 12, 5) }
        func cancel(_ number: String) -> Reskontra_V1_CancelInvoiceRequest {
            .with { ($0.invoice, $0.reason, $0.unsettle, $0.date) = (number, "wrong", true, later) }
        }
        func reverse(_ number: String) -> Reskontra_V1_ReverseTransactionRequest {
            .with { ($0.transaction, $0.reason, $0.unsettle, $0.date) = (number, "wrong", true, later) }
        }
        let reversePayment = Reskontra_V1_ReversePaymentRequest.with { ($0.reason, $0.date) = ("wrong", later) }

        #expect(try judge.call(.cancelInvoice, cancel(paid().invoice)).reason == "")
        let (one, two) = (try paid(), try paid())
        let closed = try world.client("sam").call(
            .setPeriodStatus, Reskontra_V1_SetPeriodStatusRequest.with { ($0.period, $0.status) = ("2025-11", .closed) })
        #expect(closed.reason == "")
        #expect(try judge.call(.cancelInvoice, cancel(one.invoice)).reason == "APPROVAL_NEEDED")
        #expect(try judge.call(.reverseTransaction, reverse(one.invoice)).reason == "APPROVAL_NEEDED")
        #expect(try judge.call(.reverseTransaction, reverse(one.payment)).reason == "APPROVAL_NEEDED")
        var payment = reversePayment
        payment.paymentNumber = one.payment
        #expect(try judge.call(.reversePayment, payment).reason == "APPROVAL_NEEDED")

        // A correction undoes nothing before its draft is posted.
        let correction = try judge.call(
            .correctInvoice,
            Reskontra_V1_CorrectInvoiceRequest.with {
                ($0.invoice, $0.reason, $0.unsettle, $0.newDate) = (two.invoice, "wrong", true, later)
            })
        #expect(correction.reason == "")
        let draft = try correction.read(Reskontra_V1_CorrectInvoiceResponse.self).invoice.draftID
        let post = Reskontra_V1_PostFreeTextInvoiceRequest.with { $0.draftID = draft }
        #expect(try clerk.call(.postFreeTextInvoice, post).reason == "APPROVAL_NEEDED")
        #expect(try approve(propose(.reverseTransaction, reverse(one.invoice), as: clerk), as: judge).reason == "")
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("a limit rises by two people on every way, and falls by one")
    func raises() throws {
        try AccessTests.grant(root, "petra", .limitPropose, company: "UK")
        try AccessTests.grant(root, "anton", .limitApprove, company: "UK")
        let (petra, anton) = (world.client("petra"), world.client("anton"))
        func group(_ pounds: Int64) -> Reskontra_V1_SetCreditGroupRequest {
            .with {
                $0.creditGroup.creditGroup = "G1"
                $0.creditGroup.creditLimit = .with { ($0.currency, $0.minor) = ("GBP", pounds * 100) }
                $0.creditGroup.expiresOn = .with { ($0.year, $0.month, $0.day) = (2026, 12, 31) }
            }
        }
        #expect(try petra.call(.setCreditGroup, group(100)).reason == "APPROVAL_NEEDED")
        #expect(try approve(propose(.setCreditGroup, group(100), as: petra), as: anton).reason == "")
        #expect(try petra.call(.setCreditGroup, group(50)).reason == "")
        #expect(try petra.call(.setCreditGroup, group(51)).reason == "APPROVAL_NEEDED")
    }

    @Test("broken glass: two people open it, one acts alone for an hour, and everything says so")
    func breakGlass() throws {
        var alarms: [String] = []
        world.port.about.alarm = { alarms.append($0) }
        try setBand(10_000)
        let wish = Reskontra_V1_BreakGlassRequest.with {
            $0.principal = "clerk"
            $0.role = .arPost
            $0.company = "UK"
            $0.reason = "month end, nobody is here"
        }
        #expect(try root.call(.breakGlass, wish).reason == "APPROVAL_NEEDED")
        let proposal = try propose(.breakGlass, wish, as: clerk)
        #expect(try approve(proposal, as: clerk).reason == "ACCESS_DENIED")
        let opened = try approve(proposal, as: judge)
        #expect(opened.reason == "")
        let inner = try opened.read(Reskontra_V1_ApproveResponse.self).answer
        #expect(try Reskontra_V1_BreakGlassResponse(serializedBytes: inner).grant.hasValidUntil)
        #expect(alarms.count == 1)
        let before = world.engine.book.sequence
        #expect(try clerk.call(.postCreditNote, Self.note(500)).reason == "")
        #expect(world.engine.book.sequence == before + 1)
        #expect(world.engine.book.grants.glassUses == 1 && alarms.count == 2)
        // On the open connection it is over by log time, without another record.
        world.advance(milliseconds: 3_600_001)
        #expect(try clerk.call(.postCreditNote, Self.note(500)).reason == "APPROVAL_NEEDED")
        #expect(world.engine.book.verify().isEmpty)
        #expect(world.engine.book.grants.glassUses == 1)
    }

    @Test("broken glass gives a role that others of the caller exclude, but never the right to grant, nor to its approver")
    func glassBounds() throws {
        func wish(_ principal: String, _ role: Reskontra_V1_Role) -> Reskontra_V1_BreakGlassRequest {
            .with { ($0.principal, $0.role, $0.company, $0.reason) = (principal, role, "UK", "test") }
        }
        func attempt(_ principal: String, _ role: Reskontra_V1_Role) throws -> String {
            try approve(propose(.breakGlass, wish(principal, role), as: clerk), as: judge).reason
        }
        #expect(try attempt("clerk", .securityGrant) == "ROLES_CONFLICT")
        #expect(try attempt("judge", .arPost) == "SELF_GRANT")
        #expect(try attempt("clerk", .adjustApprove) == "")
        #expect(try attempt("clerk", .adjustApprove) == "GRANT_EXISTS")
        // Nor does it bind anybody afterwards.
        try AccessTests.grant(root, "clerk", .adjustPropose, company: "UK")
    }

    @Test("ROLES.md says what takes two people, who proposes it and who approves it")
    func documented() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Protocol/ROLES.md")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("- ") }
        var told: [String: (effects: UInt8, proposers: UInt32, approvers: UInt32)] = [:]
        for row in rows {
            let (name, rest) = try #require(Self.split(row.dropFirst(2), at: ": "))
            let parts = rest.components(separatedBy: "; ")
            let effects = [
                "always", "raises", "credit-notes", "closed-periods", "grants", "on-request", "reversals", "write-offs",
            ]
            let effect = try #require(effects.firstIndex(of: parts[0]))
            func roles(_ text: String, _ head: String) -> UInt32 {
                let names = text.dropFirst(head.count).components(separatedBy: ", ")
                return Role.allCases.filter { names.contains($0.name) }.reduce(0) { $0 | RoleSet($1).rawValue }
            }
            var row = told[String(name)] ?? (0, 0, 0)
            row.effects |= 1 << UInt8(effect)
            row.proposers |= roles(parts[1], "proposed by ")
            row.approvers |= roles(parts[2], "approved by ")
            told[String(name)] = row
        }
        for method in Schema.Method.allCases {
            let row = told[method.name] ?? (0, 0, 0)
            #expect(method.dualControl == row.effects, "\(method.name)")
            #expect(method.proposers == row.proposers, "\(method.name)")
            #expect(method.approvers == row.approvers, "\(method.name)")
            #expect(method.proposers == 0 || method.writes && method.approvers != 0, "\(method.name)")
        }
        #expect(!told.isEmpty)
    }

    private static func split(_ text: Substring, at mark: String) -> (Substring, String)? {
        text.range(of: mark).map { (text[..<$0.lowerBound], String(text[$0.upperBound...])) }
    }

    @Test("who may approve: role x method x company, every cell", arguments: Role.allCases)
    func matrix(role: Role) throws {
        let wire = try #require(Reskontra_V1_Role(rawValue: Int(role.rawValue)))
        try AccessTests.grant(root, "local", wire, company: "UK")
        let local = world.client("local")
        // A store in which everybody may propose: what is proposed is kept by the book itself.
        // Roles are given for a place that their request names: see the tests of grants and broken glass.
        for method in Schema.Method.allCases where method.proposers != 0 && method != .grantRole && method != .breakGlass {
            for (place, company) in [(CompanyID(1), "UK"), (CompanyID(2), "DE")] {
                let code: Code = company == "UK" ? "UK" : "DE"
                let hash = Engine.proposalHash(method: method.rawValue, company: code, message: [])
                let id = ProposalID(UInt32(world.engine.book.proposals.rows.count) + 1)
                let proposer = try #require(Role.allCases.first { method.proposers & RoleSet($0).rawValue != 0 })
                let by = Code("p\(proposer.rawValue)") ?? .empty
                if world.engine.book.grants.grants(of: by).isEmpty {
                    let of = try #require(Reskontra_V1_Role(rawValue: Int(proposer.rawValue)))
                    try AccessTests.grant(root, by.text, of, company: "")
                }
                world.engine.record(
                    .access(
                        .proposed(
                            Proposal(
                                id: id, by: by, method: method.rawValue, company: place, message: [], hash: hash,
                                reason: "test", proposed: world.engine.instant,
                                expires: Instant(nanoseconds: .max)))))
                let answer = try local.call(
                    .approve, Reskontra_V1_ApproveRequest.with { ($0.proposalID, $0.hash) = (id.number, Data(hash)) })
                let reaches = Schema.Method.approve.roles & RoleSet(role).rawValue != 0
                let isApprover = method.approvers & RoleSet(role).rawValue != 0
                let wanted =
                    !reaches ? "ACCESS_DENIED" : company == "DE" ? "PROPOSAL_NOT_FOUND" : isApprover ? "" : "ACCESS_DENIED"
                let got = answer.reason
                if wanted.isEmpty {
                    #expect(got != "ACCESS_DENIED" && got != "PROPOSAL_NOT_FOUND", "\(role.name) \(method.name): \(got)")
                } else {
                    #expect(got == wanted, "\(role.name) \(method.name) in \(company)")
                }
            }
        }
    }
}
