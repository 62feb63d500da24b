import Synchronization

@testable import Loop

/// A handler that notes every call and obeys the first letter of each frame.
///
///     | length u8 | letter | rest |
///
/// `e` echo the frame, `n` read it and say nothing, `b` answer with as many KiB as the next byte says,
/// `p` pause this connection, `r` resume all who paused, `k` keep the id, `a` answer all kept ids with
/// "late", `c` say "bye" and close, `x` close at once, `l` answer after a log job, `i` answer after the input
/// has ended, `s` stop the loop.
final class Recorder: LoopHandler {
    let io: any IO
    var calls: [String] = []
    var isGreeting = true
    var paused: [ConnectionID] = []
    var kept: [ConnectionID] = []
    var waitingForLog: [ConnectionID] = []
    var keepsForOutput: Set<ConnectionID> = []
    var onWoken: (Recorder) -> Void = { _ in }
    var onTimer: () -> Void = {}
    var onClosed: (CloseReason) -> Void = { _ in }
    /// Runs when a turn ends, then is forgotten.
    var onTurnEnd: ((Recorder) -> Void)?

    init(_ io: any IO) {
        self.io = io
    }

    func accepted(_ id: ConnectionID, _ peer: PeerAddress) {
        calls.append("\(id.index).\(id.generation) accepted\(peer.isLoopback ? "" : " from afar")")
        if isGreeting { io.greeted(id) }
    }

    func received(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        var used = 0
        while used < bytes.count, used + 1 + Int(bytes[used]) <= bytes.count {
            let end = used + 1 + Int(bytes[used])
            let frame = UnsafeRawBufferPointer(rebasing: bytes[used..<end])
            used = end
            calls.append("\(id.index).\(id.generation) \(String(decoding: frame.dropFirst(), as: UTF8.self))")
            if obey(frame, id) == .stopReading { break }
        }
        return used
    }

    func inputEnded(_ id: ConnectionID) -> EndOfInput {
        calls.append("\(id.index).\(id.generation) input ended")
        guard keepsForOutput.contains(id) else { return .closeAfterFlush }
        say("last", to: id)
        io.close(id, afterFlush: true)
        return .keepForOutput
    }

    func closed(_ id: ConnectionID, _ why: CloseReason) {
        calls.append("\(id.index).\(id.generation) closed \(why)")
        onClosed(why)
    }

    func turnEnded() {
        let action = onTurnEnd
        onTurnEnd = nil
        action?(self)
    }

    func logCompleted(_ job: any LogJob) {
        calls.append("log completed")
        for id in waitingForLog { say("ok", to: id) }
        waitingForLog = []
    }

    func timerFired(_ nowNanoseconds: UInt64) {
        calls.append("timer")
        onTimer()
    }

    func woken() {
        calls.append("woken")
        onWoken(self)
    }

    /// Writes a frame with `text`; false when the connection is gone or over its cap.
    @discardableResult
    func say(_ text: String, to id: ConnectionID) -> Bool {
        let frame = frame(text)
        guard let output = io.output(id, frame.count) else { return false }
        output.copyBytes(from: frame)
        io.commit(id, frame.count)
        return true
    }

    private enum Next { case goOn, stopReading }

    private func obey(_ frame: UnsafeRawBufferPointer, _ id: ConnectionID) -> Next {
        switch frame.count > 1 ? Character(UnicodeScalar(frame[1])) : "n" {
        case "e":
            guard let output = io.output(id, frame.count) else { return .stopReading }
            output.copyMemory(from: frame)
            io.commit(id, frame.count)
        case "b":
            let count = Int(frame[2]) << 10
            guard let output = io.output(id, count) else { return .stopReading }
            output.initializeMemory(as: UInt8.self, repeating: frame[2])
            io.commit(id, count)
        case "p":
            paused.append(id)
            io.pauseReading(id)
            return .stopReading
        case "r":
            for id in paused { io.resumeReading(id) }
            paused = []
        case "k": kept.append(id)
        case "a":
            for id in kept { calls.append(say("late", to: id) ? "late said" : "late id is dead") }
            kept = []
        case "c":
            say("bye", to: id)
            io.close(id, afterFlush: true)
            return .stopReading
        case "x":
            io.close(id, afterFlush: false)
            return .stopReading
        case "l":
            waitingForLog.append(id)
            if !io.logIsBusy { io.submit(CountingJob()) }
        case "i": keepsForOutput.insert(id)
        case "s": io.stop()
        default: break
        }
        return .goOn
    }
}

final class CountingJob: LogJob {
    static let runs = Atomic(0)
    func run() { Self.runs.add(1, ordering: .relaxed) }
}

func frame(_ text: String) -> [UInt8] {
    [UInt8(text.utf8.count)] + Array(text.utf8)
}
