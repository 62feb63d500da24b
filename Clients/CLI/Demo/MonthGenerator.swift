/// Makes a month of baskets in the columns of the retail file, with its shape and its dirt (`MonthShape`).
///
/// The same seed gives the same bytes on every machine: whole numbers and SplitMix64 only.
struct MonthGenerator {
    static let defaultSeed: UInt64 = 20_101_201

    private var random: SplitMix64
    private let catalog: StockCatalog
    private var drafts: [Draft] = []

    private struct Draft {
        let time: LocalMinute
        let isCancellation: Bool
        let customer: String
        let country: String
        var lines: [Line]
    }

    private struct Line {
        var code: String
        var description: String
        var quantity: Int
        /// Thousandths of a pound.
        var price: Int64
    }

    init(seed: UInt64 = defaultSeed) {
        random = SplitMix64(seed: seed)
        catalog = StockCatalog(&random)
    }

    /// The whole file: header, lines ended by CRLF.
    consuming func csv() -> [UInt8] {
        sell()
        takeBack()
        let order = drafts.indices.sorted { (drafts[$0].time, $0) < (drafts[$1].time, $1) }
        var out: [UInt8] = []
        out.reserveCapacity(4 << 20)
        out += (RetailLine.columns.joined(separator: ",") + "\r\n").utf8
        for (place, index) in order.enumerated() {
            let number = MonthShape.firstNumber + place
            Self.write(drafts[index], number: number, runsOver: place == order.count / 2, into: &out)
        }
        let last = MonthShape.firstNumber + order.count
        out += "A\(last),B,Adjust bad debt,1,2010-12-23 17:59:00,1106.2,,United Kingdom\r\n".utf8
        return out
    }

    // MARK: Sales

    private mutating func sell() {
        var buyers = customers()
        random.shuffle(&buyers)
        var kinds: [Kind] = Array(repeating: .customer, count: MonthShape.customerSales)
        kinds += Array(repeating: .cash, count: MonthShape.cashSales)
        kinds += Array(repeating: .correction, count: MonthShape.corrections)
        random.shuffle(&kinds)
        var free = MonthShape.freeLinesOfCustomers
        for (day, count) in MonthShape.sales {
            for _ in 0..<count {
                guard let kind = kinds.popLast() else { return }
                let time = minute(day: day, hours: MonthShape.saleHours)
                switch kind {
                case .customer:
                    let (customer, country) = buyers.popLast() ?? ("", "United Kingdom")
                    var lines = customerLines(country)
                    if free > 0, lines.count > 5 {
                        lines[2].price = 0
                        free -= 1
                    }
                    add(time, customer, country, lines)
                case .cash: add(time, "", MonthShape.cashCountries.draw(&random), cashLines())
                case .correction: add(time, "", "United Kingdom", [correction()])
                }
            }
        }
    }

    private enum Kind { case customer, cash, correction }

    private mutating func add(_ time: LocalMinute, _ customer: String, _ country: String, _ lines: [Line]) {
        drafts.append(
            Draft(time: time, isCancellation: false, customer: customer, country: country, lines: lines))
    }

    /// Each customer as often as it buys.
    private mutating func customers() -> [(String, String)] {
        var numbers = Array(12_346...18_287)
        random.shuffle(&numbers)
        var countries = MonthShape.customersPerCountry.flatMap {
            Array(repeating: $0.country, count: $0.customers)
        }
        random.shuffle(&countries)
        var buyers: [(String, String)] = []
        var place = 0
        for (sales, customers) in MonthShape.salesPerCustomer {
            for _ in 0..<customers {
                let buyer = ("\(numbers[place]).0", countries[place])
                buyers += Array(repeating: buyer, count: sales)
                place += 1
            }
        }
        return buyers
    }

    private mutating func minute(day: Int, hours: Weighted<Int>) -> LocalMinute {
        let day = DayNumber(year: MonthShape.year, month: MonthShape.month, day: day)
        return LocalMinute(day: day, minuteOfDay: hours.draw(&random) * 60 + random.below(60))
    }

    private mutating func customerLines(_ country: String) -> [Line] {
        var lines: [Line] = []
        for _ in 0..<MonthShape.customerLines.draw(&random) {
            let item = catalog.draw(&random)
            var quantity = MonthShape.customerQuantities.draw(&random)
            if item.price > MonthShape.dearPrice { quantity = min(quantity, MonthShape.dearQuantityMax) }
            append(
                Line(code: item.code, description: item.description, quantity: quantity, price: item.price),
                &lines)
        }
        if country != "United Kingdom", random.below(1000) < MonthShape.postagePerMilleAbroad {
            lines.append(
                Line(code: "POST", description: "POSTAGE", quantity: random.within(1...4), price: 18_000))
        }
        return lines
    }

    private mutating func cashLines() -> [Line] {
        var lines: [Line] = []
        for _ in 0..<MonthShape.cashLines.draw(&random) {
            let item = catalog.draw(&random)
            let price = item.price * MonthShape.cashMarkupPerMille / 10_000 * 10
            let quantity = MonthShape.cashQuantities.draw(&random)
            append(
                Line(code: item.code, description: item.description, quantity: quantity, price: price), &lines
            )
        }
        return lines
    }

    /// Stray blanks stay as the typist left them; the same line may come twice.
    private mutating func append(_ line: Line, _ lines: inout [Line]) {
        var line = line
        if random.below(1000) < MonthShape.strayBlanksPerMille { line.description += " " }
        lines.append(line)
        if random.below(1000) < MonthShape.repeatedPerMille { lines.append(line) }
    }

    /// Goods found or broken: no price, no customer, mostly no words.
    private mutating func correction() -> Line {
        let item = catalog.draw(&random)
        let words = random.below(10) == 0 ? ["?", "damages", "check", "Found"][random.below(4)] : ""
        let quantity = random.within(1...60)
        return Line(
            code: item.code, description: words, quantity: random.below(2) == 0 ? -quantity : quantity,
            price: 0)
    }

    // MARK: Cancellations

    private mutating func takeBack() {
        let sales = drafts.indices.filter { !drafts[$0].customer.isEmpty }
        for _ in 0..<MonthShape.cancellations - MonthShape.cashCancellations {
            let sale = drafts[sales[random.below(sales.count)]]
            var lines: [Line] = []
            let isTakenBack = random.below(1000) < MonthShape.takenBackPerMille
            let count = min(MonthShape.cancellationLines.draw(&random), isTakenBack ? sale.lines.count : .max)
            for place in 0..<count {
                if isTakenBack {
                    var line = sale.lines[place]
                    line.quantity = random.below(3) == 0 ? line.quantity : random.within(1...line.quantity)
                    if line.price > 0 { lines.append(line) }
                } else {
                    let item = catalog.draw(&random)
                    lines.append(
                        Line(
                            code: item.code, description: item.description, quantity: random.within(1...6),
                            price: item.price))
                }
            }
            if !lines.isEmpty {
                cancel(lines, customer: sale.customer, country: sale.country, after: sale.time)
            }
        }
        for place in 0..<MonthShape.cashCancellations {
            if place < MonthShape.fees.count {
                let fee = Line(
                    code: "AMAZONFEE", description: "AMAZON FEE", quantity: 1, price: MonthShape.fees[place])
                let time = minute(day: 7, hours: MonthShape.saleHours)
                add(time, "", "United Kingdom", [fee])
                cancel([fee], customer: "", country: "United Kingdom", after: time)
            } else {
                let item = catalog.draw(&random)
                let line = Line(
                    code: item.code, description: item.description, quantity: random.within(1...3),
                    price: item.price)
                let day = MonthShape.sales[random.below(MonthShape.sales.count)].day
                let time = minute(day: day, hours: MonthShape.saleHours)
                cancel([line], customer: "", country: "United Kingdom", after: time)
            }
        }
    }

    /// Some time on the same or a later day of trade.
    private mutating func cancel(_ lines: [Line], customer: String, country: String, after time: LocalMinute)
    {
        let days = MonthShape.sales.map(\.day).filter { $0 > time.day.civil.day }
        var when = LocalMinute(
            day: time.day, minuteOfDay: min(time.minuteOfDay + random.within(1...90), 20 * 60))
        if !days.isEmpty, random.below(4) > 0 {
            when = minute(day: days[random.below(days.count)], hours: MonthShape.cancellationHours)
        }
        drafts.append(
            Draft(time: when, isCancellation: true, customer: customer, country: country, lines: lines))
    }

    // MARK: Writing

    /// `runsOver`: its last line came a minute later.
    private static func write(_ draft: Draft, number: Int, runsOver: Bool, into out: inout [UInt8]) {
        for (place, line) in draft.lines.enumerated() {
            let isLate = runsOver && place == draft.lines.count - 1
            let minute = draft.time.minuteOfDay + (isLate ? 1 : 0)
            out += (draft.isCancellation ? "C\(number)," : "\(number),").utf8
            out +=
                "\(line.code),\(CSVField.quoted(line.description)),\(draft.isCancellation ? -line.quantity : line.quantity),"
                .utf8
            out += "\(draft.time.day) \(two(minute / 60)):\(two(minute % 60)):00,\(price(line.price)),".utf8
            out += "\(draft.customer),\(draft.country)\r\n".utf8
        }
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// As the real file writes it: at least one decimal, no zeros behind.
    private static func price(_ thousandths: Int64) -> String {
        let (whole, rest) = (thousandths / 1000, thousandths % 1000)
        var digits = String(1000 + rest).dropFirst()
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }
}
