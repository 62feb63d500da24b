/// Why a play cannot begin or go on.
enum PlayFailure: Error, CustomStringConvertible {
    case nothingToPlay
    case notASandbox
    case clockPast(DayNumber)
    case setUpRefused(String, String)

    var description: String {
        switch self {
        case .nothingToPlay: "the file has no basket that can be played"
        case .notASandbox:
            "the server's store is no sandbox: a play sets the clock; start it with `reskontrad serve --sandbox`"
        case .clockPast(let day):
            "the store's clock has passed \(day), the first day of the play, and the company is not there: "
                + "start with an empty sandbox store"
        case .setUpRefused(let name, let why): "the set-up of '\(name)' was refused: \(why)"
        }
    }
}
