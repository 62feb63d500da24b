import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

extension EndToEnd {
    /// Interest, letters and aging over many customers with ten open items each, timed, while a till checks credit.
    /// `make runs CUSTOMERS=100000` asks for the size of the goal and holds the figures against it.
    @Suite("periodic runs, timed") struct RunFiguresTests {
        private static let asked = ProcessInfo.processInfo.environment["RESKONTRA_RUNS"].flatMap(Int.init)
        private static let itemsEach = 10
        private static let runSecondsMax = 10.0
        private static let agingSecondsMax = 1.0
        /// The till's 99th percentile beside a run, in those of a till alone.
        private static let slowdownMax = 2.0

        @Test("setup:IN-1, credit:CL letters: a run over all customers takes every open item once; run again, nothing is charged and unposted letters are replaced")
        func overAll() async throws {
            let customers = Self.asked ?? 60
            let runs = try await PeriodicRuns(customers: customers, itemsEach: Self.itemsEach, isTimed: Self.asked != nil)
            let alone = try await runs.bench.tillAlone()

            let aging = try await runs.bench.beside { try await runs.company.ageAll() }
            #expect(aging.result == Int64(customers * Self.itemsEach) * DunningCompany.itemMinor)

            let interest = try await runs.bench.beside { try await runs.company.chargeInterest() }
            #expect(interest.result.notes == customers)
            #expect(interest.result.transactions == customers * Self.itemsEach)
            #expect(interest.result.charged > 0)

            let letters = try await runs.bench.beside { try await runs.company.makeLetters() }
            #expect(letters.result.letters == customers)
            #expect(letters.result.items == customers * Self.itemsEach)
            #expect(letters.result.replaced == 0)
            let again = try await runs.company.makeLetters()
            #expect(again.letters == customers && again.replaced == customers)

            #expect(try await runs.company.chargeInterestAgain() == 0)
            guard Self.asked != nil else { return }

            print("\(customers) customers, \(customers * Self.itemsEach) open items; a till alone: p99 \(alone) us")
            for (name, seconds, p99, secondsMax) in [
                ("aging of all", aging.seconds, aging.p99, Self.agingSecondsMax),
                ("interest run", interest.seconds, interest.p99, Self.runSecondsMax),
                ("letter run", letters.seconds, letters.p99, Self.runSecondsMax),
            ] {
                let slowdown = p99 / alone
                print("  \(name): \(Self.rounded(seconds)) s (goal \(secondsMax)), till's p99 \(Self.rounded(slowdown)) x (goal \(Self.slowdownMax))")
                #expect(seconds < secondsMax, "\(name)")
                #expect(slowdown <= Self.slowdownMax, "\(name)")
            }
        }

        private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    }
}

/// The bench's server and what is run on it.
private struct PeriodicRuns {
    let bench: TimedBench
    let company: DunningCompany

    init(customers: Int, itemsEach: Int, isTimed: Bool) async throws {
        bench = try await TimedBench(customers: customers, items: customers * itemsEach, isTimed: isTimed)
        company = try await DunningCompany(bench)
    }
}

/// The bench's company with an interest code and a letter sequence.
private struct DunningCompany: Sendable {
    static let itemMinor: Int64 = 5_000
    /// Customers of one page, and shares of them under way at once, in the small.
    private static let interest: (page: UInt32, parts: UInt32) = (3, 4)
    private static let letters: (page: UInt32, parts: UInt32) = (10, 1)

    private let isTimed: Bool
    private let address: String
    private let connection: Connection
    private let today: Reskontra_V1_Date

    init(_ bench: TimedBench) async throws {
        isTimed = bench.isTimed
        address = "127.0.0.1:\(bench.server.port)"
        connection = try await bench.connect()
        let companies: Reskontra_V1_ListCompaniesResponse = try await connection.call(
            .listCompanies, Reskontra_V1_ListCompaniesRequest(), as: Reskontra_V1_ListCompaniesResponse.self).message
        today = companies.companies[0].businessDate
        try await setUp()
    }

    private func call<Answer: Message & Sendable>(
        _ method: Schema.Method, _ request: some Message, as type: Answer.Type
    ) async throws -> Answer {
        try await connection.call(
            method, request, as: type, key: method.writes ? connection.newKey() : nil, deadline: .seconds(60)
        ).message
    }

    private func setUp() async throws {
        for (number, type) in [("8100", Reskontra_V1_PostingType.interestIncome), ("8200", .feeRevenue)] {
            _ = try await call(
                .setMainAccount, Reskontra_V1_SetMainAccountRequest.with { ($0.account.number, $0.account.name) = (number, number) },
                as: Reskontra_V1_SetMainAccountResponse.self)
            _ = try await call(
                .setAutomaticAccount,
                Reskontra_V1_SetAutomaticAccountRequest.with { ($0.account.postingType, $0.account.mainAccount) = (type, number) },
                as: Reskontra_V1_SetAutomaticAccountResponse.self)
        }
        for (kind, prefix) in [(Reskontra_V1_SequenceKind.letter, "L"), (.interestNote, "N")] {
            _ = try await call(
                .setNumberSequence,
                Reskontra_V1_SetNumberSequenceRequest.with {
                    ($0.sequence.kind, $0.sequence.prefix, $0.sequence.digits, $0.sequence.next) = (kind, prefix, 9, 1)
                }, as: Reskontra_V1_SetNumberSequenceResponse.self)
        }
        _ = try await call(
            .setInterestCode,
            Reskontra_V1_SetInterestCodeRequest.with {
                $0.code = "I1"
                ($0.version.earnings.every, $0.version.earnings.unit) = (1, .month)
                ($0.version.earnings.percent.unscaled, $0.version.earnings.percent.scale) = (15, 1)
            }, as: Reskontra_V1_SetInterestCodeResponse.self)
        _ = try await call(
            .setLetterSequence,
            Reskontra_V1_SetLetterSequenceRequest.with {
                $0.sequence.code = "STD"
                $0.sequence.lines = [.with { $0.days = 1 }, .with { $0.days = 7 }]
            }, as: Reskontra_V1_SetLetterSequenceResponse.self)
        _ = try await call(
            .setPostingProfile,
            Reskontra_V1_SetPostingProfileRequest.with { ($0.profile.code, $0.profile.letterSequence) = ("GEN", "STD") },
            as: Reskontra_V1_SetPostingProfileResponse.self)
        _ = try await call(
            .setPostingProfileLine,
            Reskontra_V1_SetPostingProfileLineRequest.with {
                ($0.profile, $0.rowMode) = ("GEN", .update)
                ($0.line.accountCode, $0.line.summaryAccount, $0.line.interestCode) = (.all, "1200", "I1")
            }, as: Reskontra_V1_SetPostingProfileLineResponse.self)
    }

    // MARK: The runs

    func ageAll() async throws -> Int64 {
        let answer = try await call(
            .getAging, Reskontra_V1_GetAgingRequest.with { $0.totalsOnly = true }, as: Reskontra_V1_GetAgingResponse.self)
        return answer.totals.reduce(0) { $0 + $1.totalMinor }
    }

    /// What each share's pages come to.
    private func inShares<Sum: Sendable>(_ parts: UInt32, _ run: @escaping @Sendable (Reskontra_V1_RunShare) async throws -> Sum) async throws -> [Sum] {
        try await withThrowingTaskGroup(of: Sum.self) { group in
            for part in 1...parts {
                group.addTask { try await run(.with { ($0.part, $0.parts) = (part, parts) }) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Timed runs are those of the command line, in its own pace.
    private func summary<Answer: Message>(_ command: [String], as: Answer.Type) async throws -> Answer {
        let child = try Child(
            Binaries.client,
            command + ["--summary", "--address", address, "--company", "BENCH", "-o", "json"], name: command[0])
        guard try await child.ended(withinSeconds: 120) == 0 else { throw Trouble("it failed: \(child.errors)") }
        return try Answer(jsonString: child.output)
    }

    private func interestRun(from: Reskontra_V1_Date? = nil) async throws -> (notes: Int, transactions: Int, charged: Int64) {
        if isTimed {
            let window = from.map { ["--from", Self.text($0)] } ?? []
            let answer = try await summary(
                ["interest", "create", "--to", Self.text(today)] + window, as: Reskontra_V1_CreateInterestNotesResponse.self)
            return (Int(answer.notesMade), Int(answer.transactionsSeen), answer.totals.reduce(0) { $0 + $1.minor })
        }
        var (notes, transactions, charged) = (0, 0, Int64(0))
        for share in try await inShares(Self.interest.parts, { try await interestRun(from: from, $0) }) {
            notes += share.notes
            transactions += share.transactions
            charged += share.charged
        }
        return (notes, transactions, charged)
    }

    private func interestRun(
        from: Reskontra_V1_Date?, _ share: Reskontra_V1_RunShare
    ) async throws -> (notes: Int, transactions: Int, charged: Int64) {
        var (notes, transactions, charged) = (0, 0, Int64(0))
        var after = ""
        repeat {
            let answer = try await call(
                .createInterestNotes,
                Reskontra_V1_CreateInterestNotesRequest.with {
                    ($0.run.toDate, $0.run.after, $0.run.customersMax) = (today, after, Self.interest.page)
                    $0.run.share = share
                    if let from { $0.run.fromDate = from }
                }, as: Reskontra_V1_CreateInterestNotesResponse.self)
            notes += Int(answer.notesMade)
            transactions += Int(answer.transactionsSeen)
            #expect(answer.notes.count == answer.notesMade && answer.transactions.count == answer.transactionsSeen)
            charged += answer.totals.reduce(0) { $0 + $1.minor }
            after = answer.next
        } while !after.isEmpty
        return (notes, transactions, charged)
    }

    func chargeInterest() async throws -> (notes: Int, transactions: Int, charged: Int64) { try await interestRun() }

    /// With a window, what was charged before is left alone: nothing remains.
    func chargeInterestAgain() async throws -> Int64 {
        var from = today
        from.year -= 2
        return try await interestRun(from: from).charged
    }

    private static func text(_ date: Reskontra_V1_Date) -> String {
        "\(date.year)-\(date.month < 10 ? "0" : "")\(date.month)-\(date.day < 10 ? "0" : "")\(date.day)"
    }

    func makeLetters() async throws -> (letters: Int, items: Int, replaced: Int) {
        if isTimed {
            let answer = try await summary(["letter", "create"], as: Reskontra_V1_CreateLettersResponse.self)
            return (Int(answer.lettersMade), Int(answer.itemsListed), Int(answer.replaced))
        }
        var (letters, items, replaced) = (0, 0, 0)
        for share in try await inShares(Self.letters.parts, { try await makeLetters($0) }) {
            letters += share.letters
            items += share.items
            replaced += share.replaced
        }
        return (letters, items, replaced)
    }

    private func makeLetters(_ share: Reskontra_V1_RunShare) async throws -> (letters: Int, items: Int, replaced: Int) {
        var (letters, items, replaced) = (0, 0, 0)
        var after = ""
        repeat {
            let answer = try await call(
                .createLetters,
                Reskontra_V1_CreateLettersRequest.with {
                    ($0.after, $0.customersMax, $0.share) = (after, Self.letters.page, share)
                }, as: Reskontra_V1_CreateLettersResponse.self)
            letters += Int(answer.lettersMade)
            items += Int(answer.itemsListed)
            #expect(answer.letters.reduce(0) { $0 + $1.lines.count } == answer.itemsListed)
            replaced += Int(answer.replaced)
            after = answer.next
        } while !after.isEmpty
        return (letters, items, replaced)
    }
}
