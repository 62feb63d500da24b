import Engine
import Receivables
import Schema

/// What a sandbox does at the end of each day that its clock passes: dunning and interest as a clerk would run them.
///
/// Every run is one of its pages a record. Done twice on a day it finds nothing, so a request that was cut short by a
/// kill goes on where it stopped.
struct DailyRuns {
    private let kinds: [Reskontra_V1_DailyRun]
    private(set) var actions: UInt64 = 0
    private(set) var letters: UInt64 = 0
    private(set) var notes: UInt64 = 0
    private(set) var failures: [String] = []

    static let failuresMax = 20

    init(_ wished: [Reskontra_V1_DailyRun]) {
        kinds = [.automation, .letters, .interest].filter(wished.contains)
    }

    mutating func endDay(_ engine: Engine) {
        guard !kinds.isEmpty else { return }
        for number in 0..<engine.book.companies.count {
            let company = CompanyID(UInt32(number) + 1)
            guard engine.book.companies[company].isLive else { continue }
            for kind in kinds { run(kind, company, engine) }
        }
    }

    private mutating func run(_ kind: Reskontra_V1_DailyRun, _ company: CompanyID, _ engine: Engine) {
        let day = engine.moment(company).today
        do {
            switch kind {
            case .automation: try automate(company, engine)
            case .letters: try remind(company, on: day, engine)
            case .interest: try charge(company, on: day, engine)
            case .unspecified, .UNRECOGNIZED: break
            }
        } catch {
            fail("\(day) \(engine.book.companies[company].code): \(error.message)")
        }
    }

    private mutating func automate(_ company: CompanyID, _ engine: Engine) throws(Rejection) {
        var after = CustomerID.none
        repeat {
            let page = try engine.decideOwn(
                RunAutomation(id: company, customer: .empty, after: after, customersMax: RunAutomation.pageCustomersMax))
            actions += UInt64(page.actions.count)
            tell(page.skipped, engine)
            after = page.next
        } while !after.isNone
    }

    private mutating func remind(_ company: CompanyID, on day: CalendarDate, _ engine: Engine) throws(Rejection) {
        let run = LetterRun(id: company, date: day, level: .perCustomer, kinds: [], profiles: [])
        var after = CustomerID.none
        repeat {
            let page = try engine.decideOwn(
                CreateLetters(
                    run: run, customer: .empty, pool: .empty, after: after, customersMax: CreateLetters.pageCustomersMax))
            tell(page.skipped, engine)
            after = page.next
        } while !after.isNone
        while !engine.book.collections.created(in: company, max: 1).isEmpty {
            let page = try engine.decideOwn(
                PostLetters(
                    id: company, letters: [], customer: .empty, date: nil, lettersMax: PostLetters.pageLettersMax))
            letters += UInt64(page.letters.count)
        }
    }

    private mutating func charge(_ company: CompanyID, on day: CalendarDate, _ engine: Engine) throws(Rejection) {
        var after = CustomerID.none
        repeat {
            let page = try engine.decideOwn(
                CreateInterestNotes(
                    InterestRun(
                        id: company, kinds: [.invoice], from: nil, to: day, profileFrom: .transaction, profile: .empty,
                        customer: .empty, after: after, customersMax: InterestRun.pageCustomersMax)))
            after = page.next
            var rest = page.notes.map(\.number)[...]
            while !rest.isEmpty {
                let posted = try engine.decideOwn(
                    PostInterestNotes(
                        id: company, numbers: Array(rest.prefix(PostInterestNotes.notesMax)), postingDate: nil,
                        isVoucherPerNote: true))
                notes += UInt64(posted.notes.count)
                rest = rest.dropFirst(PostInterestNotes.notesMax)
            }
        } while !after.isNone
    }

    private mutating func tell(_ skipped: [(customer: CustomerID, rejection: Rejection)], _ engine: Engine) {
        for row in skipped { fail("\(engine.book.customers[row.customer].number): \(row.rejection.message)") }
    }

    private mutating func fail(_ text: String) {
        if failures.count < DailyRuns.failuresMax { failures.append(text) }
    }
}
