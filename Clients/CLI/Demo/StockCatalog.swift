/// The goods of a generated month: codes, descriptions and prices made from a seed, the most sold first.
struct StockCatalog: Sendable {
    struct Item: Sendable {
        let code: String
        let description: String
        /// Thousandths of a pound.
        let price: Int64
    }

    let items: [Item]

    init(_ random: inout SplitMix64) {
        var codes: [Int] = Array(20_600..<24_000)
        random.shuffle(&codes)
        var items: [Item] = []
        items.reserveCapacity(MonthShape.stockCodes)
        for place in 0..<MonthShape.stockCodes {
            let letter = random.below(8) == 0 ? String("ABCDEFGS".randomLetter(&random)) : ""
            let price = MonthShape.prices.draw(&random)
            items.append(
                Item(code: "\(codes[place])\(letter)", description: Self.words(&random), price: Int64(price)))
        }
        self.items = items
    }

    /// The popular ones are drawn as often as in the real month.
    func draw(_ random: inout SplitMix64) -> Item {
        items[min(items.count - 1, MonthShape.popularity.draw(&random))]
    }

    private static func words(_ random: inout SplitMix64) -> String {
        func one(_ list: [String]) -> String { list[random.below(list.count)] }
        var text = "\(one(manners)) \(one(looks)) \(one(things))"
        if random.below(1000) < MonthShape.commasPerMille { text = "SET OF \(random.within(2...6)), " + text }
        if random.below(1000) < MonthShape.quotesPerMille { text = "\"\(one(looks))\" " + text }
        return text
    }

    private static let manners = [
        "WOODEN", "KNITTED", "PAINTED", "GLASS", "PAPER", "ENAMEL", "WICKER", "TIN", "COTTON", "CERAMIC",
        "LARGE",
        "SMALL", "MINI", "HANGING", "FOLDING", "PACK OF 12",
    ]
    private static let looks = [
        "RED SPOT", "BLUE STRIPE", "IVORY", "ROSE", "STAR", "OWL", "GARDEN", "RETRO", "VICTORIAN", "WOODLAND",
        "SNOWFLAKE", "HARBOUR", "STRAWBERRY", "SILVER", "PINK DOT", "GINGHAM", "FERN", "CIRCUS",
    ]
    private static let things = [
        "LANTERN", "MUG", "CAKE TIN", "COAT HOOK", "DOORMAT", "CANDLE", "BUNTING", "PICTURE FRAME",
        "TEA TOWEL",
        "JAM JAR", "LUNCH BOX", "NAPKINS", "HOT WATER BOTTLE", "CLOCK", "TRINKET BOX", "BAKING CASES",
        "UMBRELLA",
        "WALL SIGN", "DRAWER KNOB", "PLANT POT", "STORAGE BAG", "GIFT TAGS", "EGG CUP", "CUSHION COVER",
    ]
}

extension String {
    fileprivate func randomLetter(_ random: inout SplitMix64) -> Character {
        self[index(startIndex, offsetBy: random.below(count))]
    }
}
