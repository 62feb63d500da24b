import EventLog
import Synchronization

/// The whims of a world: dice of their own, a rate per point, silent while the world is calm.
final class WorldWhims: Sendable {
    private struct State {
        var dice: Dice
        /// Parts of a million, by point; 0: never.
        var rates: [Int]
        var isSilent = true
        var taken = [Int](repeating: 0, count: Whims.Point.allCases.count)
    }

    private let state: Mutex<State>

    init(_ dice: Dice, rates: [Int]) { state = Mutex(State(dice: dice, rates: rates)) }

    /// What the log, the engine and the port of every life ask.
    var points: Whims {
        Whims { [self] point in
            state.withLock { state in
                guard !state.isSilent, state.dice.chance(state.rates[point.rawValue]) else { return false }
                state.taken[point.rawValue] += 1
                return true
            }
        }
    }

    func set(isSilent: Bool) { state.withLock { $0.isSilent = isSilent } }

    /// How often each point was taken.
    var taken: [Int] { state.withLock { $0.taken } }
}
