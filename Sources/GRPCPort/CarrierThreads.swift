import CShims
import NIOCore
import NIOPosix

/// The event loops of the gRPC port, which also run its handlers: none of its work waits in a queue of others.
///
/// Swift's own threads and NIO's shared ones stay with the ops port, the cache and the engine's answers, so that a
/// flood of this port meets them nowhere. Rule: reliability 3.8 (separate listener and thread budget).
final class CarrierThreads: TaskExecutor {
    let group: MultiThreadedEventLoopGroup
    private let loops: [any EventLoop]

    /// `yields`: they run only when nobody else wants the processor. They last as long as the program.
    init(count: Int = System.coreCount, yields: Bool) {
        group = MultiThreadedEventLoopGroup._makePerpetualGroup(threadNamePrefix: "grpc-", numberOfThreads: count)
        loops = Array(group.makeIterator())
        guard yields else { return }
        for loop in loops { loop.execute { reskontra_yield_thread() } }
    }

    /// What begins on one of the loops stays there.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop().execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    private func loop() -> any EventLoop {
        if let here = MultiThreadedEventLoopGroup.currentEventLoop, loops.contains(where: { $0 === here }) { return here }
        return group.next()
    }
}
