/// What the engine counts; read by the metrics page on the loop's thread.
package struct EngineCounters {
    package var reads: UInt64 = 0
    package var readsParked: UInt64 = 0
    package var records: UInt64 = 0
    package var recordBytes: UInt64 = 0
    package var batches: UInt64 = 0
    package var replays: UInt64 = 0
    package var refusals: UInt64 = 0
}
