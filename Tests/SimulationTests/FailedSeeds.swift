/// Seeds whose worlds broke a rule when they were first run, and the defect of the product behind it.
///
/// Worlds change with workload and dice: what holds a defect down for good is its own test.
enum FailedSeeds {
    static let all: [UInt64] = [
        // A read that waited for a sync told the batch's last sequence, whose later changes it had not seen.
        1,
        // An item of an INDEPENDENT batch that was refused within a slice ended the server.
        2,
        // Both slots of WITNESS torn by a power cut after a kill.
        5,
    ]
}
