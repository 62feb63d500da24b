/// One line of a full screen, before it meets a terminal.
struct ScreenLine: Equatable, Sendable {
    var text: String
    var tint = Tint.plain
    /// The line the keys act on.
    var isSelected = false

    init(_ text: String, _ tint: Tint = .plain, isSelected: Bool = false) {
        self.text = text
        self.tint = tint
        self.isSelected = isSelected
    }

    /// As many columns of it as there are, with nothing in it that a terminal would obey.
    func clipped(to width: Int) -> String {
        var (clipped, used) = ("", 0)
        for character in PlainText.oneLine(text) {
            let columns = String(character).displayWidth
            if used + columns > width { break }
            clipped.append(character)
            used += columns
        }
        return clipped
    }

    /// What a terminal is sent: the marked line is turned to its edge, so that no colour alone marks it.
    func painted(width: Int, isColored: Bool) -> String {
        let clipped = clipped(to: width)
        if isSelected {
            let fill = String(repeating: " ", count: max(0, width - clipped.displayWidth))
            return "\u{1B}[7m\(clipped)\(fill)\u{1B}[0m"
        }
        return tint.paint(clipped, isColored)
    }
}

extension String {
    /// Cut or filled with blanks to so many columns.
    func column(_ width: Int, isRight: Bool = false) -> String {
        let clipped = ScreenLine(self).clipped(to: width)
        let fill = String(repeating: " ", count: max(0, width - clipped.displayWidth))
        return isRight ? fill + clipped : clipped + fill
    }
}
