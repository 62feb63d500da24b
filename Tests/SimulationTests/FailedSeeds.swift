/// Seeds whose worlds once broke a rule because of a defect of the product, and what it was.
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
