/// Writes elements in the order they are given: bank files fail on order, so nothing here sorts or guesses.
///
/// Two blanks of indentation per level, one element a line; texts are escaped. May begin inside open elements, so that a
/// long document is written in pieces.
package struct XMLWriter {
    package private(set) var text = ""
    private var open: [String]

    /// `inside`: the elements that are open where this piece begins.
    package init(inside open: [String] = []) { self.open = open }

    /// Names of elements that are open.
    package var path: [String] { open }

    package mutating func declaration() { text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" }

    package mutating func begin(_ name: String, _ attributes: [(String, String)] = []) {
        indent()
        text += "<" + name
        for (name, value) in attributes {
            text += " " + name + "=\""
            escape(value)
            text += "\""
        }
        text += ">\n"
        open.append(name)
    }

    package mutating func end() {
        let name = open.removeLast()
        indent()
        text += "</" + name + ">\n"
    }

    /// An element that holds a text.
    package mutating func leaf(_ name: String, _ value: String, _ attributes: [(String, String)] = []) {
        indent()
        text += "<" + name
        for (name, value) in attributes {
            text += " " + name + "=\""
            escape(value)
            text += "\""
        }
        text += ">"
        escape(value)
        text += "</" + name + ">\n"
    }

    /// An element that holds what `body` writes.
    package mutating func element(_ name: String, _ body: (inout XMLWriter) -> Void) {
        begin(name)
        body(&self)
        end()
    }

    private mutating func indent() { for _ in open { text += "  " } }

    private mutating func escape(_ value: String) {
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
