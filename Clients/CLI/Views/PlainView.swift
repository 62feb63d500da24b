import Foundation
import Schema
import SwiftProtobuf

extension View {
    /// A card for answers without a view of their own: every single value by name, lists by their length.
    ///
    /// Money and dates are written as everywhere; `-o json` has the rest.
    static func plain(_ message: any Message, title: String, notes: [String] = []) throws -> View {
        var card = Card(title)
        card.notes = notes
        let object = try JSONSerialization.jsonObject(with: message.jsonUTF8Data())
        add(object as? [String: Any] ?? [:], below: "", to: &card)
        return View(message, card)
    }

    private static func add(_ object: [String: Any], below path: String, to card: inout Card) {
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            let name = path + key
            switch value {
            case let list as [Any]: card.add(name, list.isEmpty ? "" : "\(list.count), see -o json")
            case let inner as [String: Any]:
                if let text = single(inner) {
                    card.add(name, text)
                } else {
                    add(inner, below: name + ".", to: &card)
                }
            case let text as String: card.add(name, text)
            // JSON's booleans come as numbers of C's type bool. Whole numbers up to 32 bits; longer ones are text in proto JSON.
            case let number as NSNumber:
                let isBoolean = String(cString: number.objCType) == "c"
                card.add(name, isBoolean ? (number.boolValue ? "yes" : "no") : "\(number)")
            default: break
            }
        }
    }

    /// A message that is one value to people: money or a date.
    private static func single(_ object: [String: Any]) -> String? {
        if let currency = object["currency"] as? String, object.count == 2,
            let minor = object["minor"] as? String
        {
            return Int64(minor).map { MoneyText.text($0, currency) }
        }
        if object.count == 3, let year = object["year"] as? Int32, let month = object["month"] as? Int32,
            let day = object["day"] as? Int32
        {
            return DateText.text(.with { ($0.year, $0.month, $0.day) = (year, month, day) })
        }
        return nil
    }
}
