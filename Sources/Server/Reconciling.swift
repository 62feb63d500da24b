import Engine
import EventLog
import Receivables
import Schema
import SwiftProtobuf
import Synchronization
import Wire

// Reconciliation (setup:PC-8): the book says where items and ledger differ, the log which vouchers it is.

extension NativePort {
    func reconcile(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ReconcileRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            let query = try Reconcile(message, company)
            let gaps = GapsFound()
            read(call, query, message.minSequence) { answer, book, writer in
                gaps.reader.withLock { $0 = ReconcileReader(answer) }
                writer.append(Reskontra_V1_ReconcileResponse(answer, book))
            } finish: { [unowned self] request, sequence, bytes in
                nameVouchers(gaps.reader.withLock { $0 }, request, sequence, bytes)
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    /// A sound book's answer goes as it is; on the loop.
    private func nameVouchers(
        _ reader: ReconcileReader?, _ request: ParkedRequest, _ sequence: UInt64, _ bytes: [UInt8]
    ) {
        guard let reader, let last = reader.records.last?.upperBound else {
            return answer(request, sequence, bytes)
        }
        guard let response = try? Reskontra_V1_ReconcileResponse(serializedBytes: bytes) else {
            return answer(request, Rejection(.invariant, "an answer of our own cannot be read"))
        }
        engine.whenDurable(last) { [self] in
            let port = Handover(value: self)
            let isTaken = documents.fetchDifferences(reader) { found in
                guard let found else {
                    return port.value.answer(
                        request, Rejection(.invariant, "a record of this ledger cannot be read back"))
                }
                var filled = response
                filled.add(found, port.value.engine.book)
                var writer = ProtoWriter(capacity: 1 << 12)
                writer.append(filled)
                port.value.answer(request, sequence, Array(writer.bytes))
            }
            if !isTaken { answer(request, Rejection(.retryLater, "too many records wait to be read back")) }
        }
    }
}

/// What the book found on its thread, for the loop to go on with.
private final class GapsFound: Sendable {
    let reader = Mutex<ReconcileReader?>(nil)
}

extension RecordFetch {
    /// The vouchers of gaps; nil: a record cannot be read. False: too many wait.
    func fetchDifferences(
        _ gaps: ReconcileReader, _ done: @escaping @Sendable ([ReconcileDifference]?) -> Void
    ) -> Bool {
        submit { reader in
            var gaps = gaps
            for stretch in gaps.records {
                for sequence in stretch {
                    let bytes = try? reader.record(at: sequence) { Array($0.bytes) }
                    var isWhole = false
                    let isRead = RecordFetch.parse(bytes) { record in
                        isWhole = record.forEachEvent { event in
                            event.forEachEntry { entry, _ in gaps.add(entry, at: sequence) }
                        }
                    }
                    guard isRead, isWhole else { return nil }
                }
            }
            return gaps.differences()
        } done: {
            done($0)
        }
    }
}
