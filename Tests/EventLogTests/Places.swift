@testable import EventLog

extension StoreFailure {
    var damage: Damage? {
        if case .damaged(let damage) = self { damage } else { nil }
    }
}

let firstSegment = "seg-0000000001-00000000000000000001"
/// After both header copies and the epoch's first frame.
let firstBatchOffset = 3 * blockBytes
