import Engine
import Receivables

/// Runs the settlement queue of each company by itself, as often as its parameter says (payments:SE-9).
///
/// A page is a record of the engine's own, so a replay needs no timer. Time is the engine's: a sandbox runs the queue
/// where its clock is moved by the pace or more, and never beside it. What a rule refuses waits for the next run, what
/// the machine cannot take now for the next tick.
struct SettlementQueueRuns {
    private struct Place {
        var since: Instant
        /// A run is under way: its next page is the one after this entry.
        var isRunning = false
        var after: UInt32 = 0
    }

    /// By company.
    private var places: [Place] = []
    private(set) var pages: UInt64 = 0

    /// At most one page of each company; for every tick of the loop.
    mutating func tick(_ engine: Engine) {
        let now = engine.instant
        while places.count < engine.book.companies.count { places.append(Place(since: now)) }
        guard engine.book.paymentJournals.firstPrepared <= engine.book.paymentJournals.queueCount else { return }
        for index in places.indices {
            let company = CompanyID(UInt32(index) + 1)
            guard let pace = SettlementQueueRuns.pace(company, engine) else { continue }
            if !places[index].isRunning {
                guard now.nanoseconds - places[index].since.nanoseconds >= pace else { continue }
                places[index].since = now
                places[index].isRunning = true
            }
            _ = page(index, engine)
        }
    }

    /// All that waits, when the clock of a sandbox was moved from an instant by the pace or more; a batch that is full
    /// leaves the rest to the next ticks.
    mutating func clockMoved(from before: Instant, _ engine: Engine) {
        let moved = engine.instant.nanoseconds - before.nanoseconds
        guard engine.book.paymentJournals.firstPrepared <= engine.book.paymentJournals.queueCount else { return }
        while places.count < engine.book.companies.count { places.append(Place(since: engine.instant)) }
        for index in places.indices {
            let company = CompanyID(UInt32(index) + 1)
            guard let pace = SettlementQueueRuns.pace(company, engine), moved >= pace else { continue }
            (places[index].isRunning, places[index].after) = (true, 0)
            while page(index, engine), places[index].isRunning {}
        }
    }

    /// Nanoseconds; nil: only a command runs it.
    private static func pace(_ company: CompanyID, _ engine: Engine) -> Int64? {
        let minutes = engine.book.companies[company].parameters.settlement.queueMinutes
        return minutes == 0 ? nil : Int64(minutes) * 60_000_000_000
    }

    /// The next page of a run. False: the machine takes none now.
    private mutating func page(_ index: Int, _ engine: Engine) -> Bool {
        do throws(Rejection) {
            let answer = try engine.decideDuty(
                RunSettlementQueue(id: CompanyID(UInt32(index) + 1), after: places[index].after))
            pages += 1
            (places[index].isRunning, places[index].after) = (answer.next != 0, answer.next)
            return true
        } catch {
            if error.reason == .retryLater { return false }
            (places[index].isRunning, places[index].after) = (false, 0)
            return true
        }
    }
}
