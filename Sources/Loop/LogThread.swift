import CShims
import Glibc
import Synchronization

/// The one thread that runs log jobs, one at a time.
///
/// `@unchecked Sendable`: `waiting`, `finished` and `isStopping` are only touched under `mutex`.
final class LogThread: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: (any LogJob)?
    private var finished: (any LogJob)?
    private var isStopping = false
    private let hasFinished = Atomic(false)
    private var thread = pthread_t()
    /// Signalled when a job has run.
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
        reskontra_close(descriptor)
    }

    func start() {
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<LogThread>.fromOpaque(context).takeRetainedValue().runJobs() }
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(code == 0, "no thread for the log")
    }

    func submit(_ job: any LogJob) {
        pthread_mutex_lock(mutex)
        precondition(waiting == nil && finished == nil, "one log job in flight")
        waiting = job
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(condition)
    }

    /// The job that has run since the last call, if any.
    func takeFinished() -> (any LogJob)? {
        guard hasFinished.load(ordering: .acquiring) else { return nil }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        hasFinished.store(false, ordering: .relaxed)
        return finished.take()
    }

    /// Waits for the job in flight and ends the thread.
    func stop() {
        pthread_mutex_lock(mutex)
        isStopping = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(condition)
        pthread_join(thread, nil)
    }

    private func runJobs() {
        reskontra_name_thread("log")
        pthread_mutex_lock(mutex)
        while true {
            if let job = waiting.take() {
                pthread_mutex_unlock(mutex)
                job.run()
                pthread_mutex_lock(mutex)
                finished = job
                hasFinished.store(true, ordering: .releasing)
                reskontra_eventfd_signal(descriptor)
                pthread_mutex_unlock(mutex)
                job.finish()
                pthread_mutex_lock(mutex)
            } else if isStopping {
                pthread_mutex_unlock(mutex)
                return
            } else {
                pthread_cond_wait(condition, mutex)
            }
        }
    }
}
