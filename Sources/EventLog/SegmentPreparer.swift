import Glibc
import Synchronization

/// Writes segments of zeros ahead, so that no commit waits for space or finds none.
///
/// A segment grows as `preparing-<n>` in pieces of 1 MiB, each durable, and becomes `ready-<n>` when it is whole.
/// `step` does one piece: a background thread calls it, in a simulation the test does.
package final class SegmentPreparer: Sendable {
    package enum Step: Equatable, Sendable {
        case idle
        case worked
        /// The disk refused; what was begun is removed again. Try later.
        case refused(StorageError)
    }

    let segmentBytes: Int
    private let storage: any Storage
    private let readyAhead: Int
    private let state: Mutex<State>
    private let work: Mutex<Work>
    private let readyCount = Atomic<Int>(0)
    private let isRefused = Atomic<Bool>(false)
    private let thread = BackgroundThread()
    private let zeros: AlignedBuffer

    private struct State {
        var ready: [String] = []
    }

    private struct Work {
        var name = ""
        var file: (any StorageFile)?
        var written = 0
        var nextOrdinal: UInt64 = 1
    }

    private static let pieceBytes = 1 << 20
    private static let readyPrefix = "ready-"
    private static let preparingPrefix = "preparing-"

    init(_ storage: any Storage, segmentBytes: Int, readyAhead: Int) {
        self.storage = storage
        self.segmentBytes = segmentBytes
        self.readyAhead = readyAhead
        zeros = AlignedBuffer(byteCount: min(Self.pieceBytes, segmentBytes))
        state = Mutex(State())
        work = Mutex(Work())
    }

    /// Segments ready to be claimed.
    package var ready: Int { readyCount.load(ordering: .acquiring) }
    /// The last attempt to prepare one found no space.
    package var isOutOfSpace: Bool { isRefused.load(ordering: .relaxed) }

    /// Takes over what an earlier life prepared and removes what it left half done or what is no longer all zeros:
    /// a bit that rotted there would look like a torn write behind the last frame.
    func adopt(_ names: [String]) throws(StorageError) {
        for name in names where name.hasPrefix(Self.preparingPrefix) { try storage.remove(name) }
        var highest: UInt64 = 0
        var kept: [String] = []
        for name in names where name.hasPrefix(Self.readyPrefix) {
            highest = max(highest, UInt64(name.dropFirst(Self.readyPrefix.count)) ?? 0)
            let file = try storage.open(name, writable: false)
            let isZero = try isBlank(file)
            file.close()
            if isZero { kept.append(name) } else { try storage.remove(name) }
        }
        work.withLock { $0.nextOrdinal = highest &+ 1 }
        state.withLock { $0.ready = kept.sorted() }
        readyCount.store(kept.count, ordering: .releasing)
    }

    private func isBlank(_ file: any StorageFile) throws(StorageError) -> Bool {
        guard try file.size() == UInt64(segmentBytes) else { return false }
        let piece = AlignedBuffer(byteCount: zeros.byteCount)
        var offset = 0
        while offset < segmentBytes {
            let count = min(piece.byteCount, segmentBytes - offset)
            let came = try file.readAll(into: piece.mutableBytes.head(count), at: UInt64(offset))
            guard came == count, piece.bytes.slice(0, count).isAllZero else { return false }
            offset += count
        }
        return true
    }

    static func isOurs(_ name: String) -> Bool {
        name.hasPrefix(readyPrefix) || name.hasPrefix(preparingPrefix)
    }

    /// Removes a ready segment from the list and gives its name.
    func claim() -> String? {
        let name = state.withLock { $0.ready.isEmpty ? nil : $0.ready.removeFirst() }
        if name != nil {
            readyCount.subtract(1, ordering: .acquiringAndReleasing)
            thread.wake()
        }
        return name
    }

    /// One piece of work: at most 1 MiB written.
    @discardableResult
    package func step() -> Step {
        work.withLock { work in
            if work.file == nil, ready >= readyAhead { return .idle }
            do throws(StorageError) {
                try advance(&work)
                isRefused.store(false, ordering: .relaxed)
                return .worked
            } catch {
                abandon(&work)
                isRefused.store(true, ordering: .relaxed)
                return .refused(error)
            }
        }
    }

    /// Prepares until one is ready: when a store is opened.
    func prepareOne() throws(StorageError) {
        while ready == 0 {
            if case .refused(let error) = step() { throw error }
        }
    }

    private func advance(_ work: inout Work) throws(StorageError) {
        guard let file = work.file else {
            guard storage.freeBytes() > UInt64(segmentBytes) else {
                throw StorageError(.create, "segment", ENOSPC)
            }
            work.name = Self.preparingPrefix + decimal(work.nextOrdinal, digits: 10)
            work.written = 0
            work.file = try storage.create(work.name)
            return
        }
        if work.written < segmentBytes {
            let piece = min(zeros.byteCount, segmentBytes - work.written)
            try file.writeAllDurably(zeros.bytes.slice(0, piece), at: UInt64(work.written))
            work.written += piece
            return
        }
        try file.sync()
        let readyName = Self.readyPrefix + decimal(work.nextOrdinal, digits: 10)
        try storage.rename(work.name, to: readyName)
        try storage.syncDirectory(nil)
        file.close()
        work.file = nil
        work.nextOrdinal += 1
        state.withLock { $0.ready.append(readyName) }
        readyCount.add(1, ordering: .acquiringAndReleasing)
    }

    /// A file whose write or sync failed is never written again, only removed; its number is not used again.
    private func abandon(_ work: inout Work) {
        guard let file = work.file else { return }
        file.close()
        work.file = nil
        work.nextOrdinal += 1
        try? storage.remove(work.name)
    }

    /// Runs `step` on a thread of its own: flat out while none is ready, else paced; after a refusal once a second.
    func start() {
        thread.start { [weak self] in
            guard let self else { return .max }
            switch self.step() {
            case .worked: return self.ready == 0 ? 0 : 2_000_000
            case .idle, .refused: return 1_000_000_000
            }
        }
    }

    /// Ends the thread and forgets what is half done.
    func stop() {
        thread.stop()
        work.withLock { abandon(&$0) }
    }
}

/// A thread that calls a closure again and again, with the pause in nanoseconds that it returns.
///
/// Unchecked: the condition's mutex guards all fields.
private final class BackgroundThread: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var handle: pthread_t?
    private var isStopping = false
    private var isWoken = false
    private var turn: (() -> UInt64)?

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    /// `turn` returns the pause before its next call, `UInt64.max` to end.
    func start(_ turn: @escaping @Sendable () -> UInt64) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard handle == nil else { return }
        self.turn = turn
        isStopping = false
        var thread = pthread_t()
        let box = Unmanaged.passRetained(self)
        let result = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<BackgroundThread>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        if result == 0 { handle = thread } else { box.release() }
    }

    func wake() {
        pthread_mutex_lock(mutex)
        isWoken = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    func stop() {
        pthread_mutex_lock(mutex)
        isStopping = true
        let running = handle
        handle = nil
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
        if let running { pthread_join(running, nil) }
        turn = nil
    }

    private func run() {
        guard let turn else { return }
        while true {
            let pause = turn()
            if pause == .max { return }
            pthread_mutex_lock(mutex)
            if !isStopping, !isWoken, pause > 0 {
                var until = timespec()
                clock_gettime(CLOCK_REALTIME, &until)
                let nanoseconds = UInt64(until.tv_nsec) + pause
                until.tv_sec += Int(nanoseconds / 1_000_000_000)
                until.tv_nsec = Int(nanoseconds % 1_000_000_000)
                pthread_cond_timedwait(condition, mutex, &until)
            }
            isWoken = false
            let ends = isStopping
            pthread_mutex_unlock(mutex)
            if ends { return }
        }
    }
}
