/// What December 2010 of the real retail file looks like: the figures the generator draws from.
///
/// Measured over its 42,481 lines: 1,699 sales (1,400 of 885 customers, 159 cash sales with an amount, 140 stock
/// corrections without one) and 326 cancellations (308 of customers, 728 lines, 40 % of which take back something
/// bought in the month); baskets per day, hour, country and customer; lines per basket, quantities and prices as
/// quantiles or commonest values; 500 repeated lines; 273 lines at 0.00, 3 of them of customers; 8,380 descriptions
/// with stray blanks, 418 with commas, 140 with quotes, 125 empty; 15,593 lines without a customer; 2,822 stock
/// codes, of which the first 10 make 3.9 % of the lines, 50: 13.5, 100: 21.8, 200: 34.5, 500: 58.4, 1,000: 80.1,
/// 2,000: 96.6; 69 lines of postage; one basket over two minutes. No line of type `A` stands in that month (they come
/// later in the year): the generator adds one.
enum MonthShape {
    static let year = 2010
    static let month = 12
    static let firstNumber = 536_365

    static let customerSales = 1400
    static let cashSales = 159
    static let corrections = 140
    static let cancellations = 326
    static let cashCancellations = 18
    static let takenBackPerMille = 400
    static let repeatedPerMille = 2
    static let strayBlanksPerMille = 197
    static let commasPerMille = 10
    static let quotesPerMille = 3
    static let freeLinesOfCustomers = 3
    static let postagePerMilleAbroad = 600
    static let stockCodes = 2822

    /// Sales per day of the month.
    static let sales: [(day: Int, count: Int)] = [
        (1, 137), (2, 144), (3, 101), (5, 88), (6, 115), (7, 93), (8, 125), (9, 149), (10, 84), (12, 44),
        (13, 70),
        (14, 93), (15, 75), (16, 121), (17, 67), (19, 23), (20, 69), (21, 56), (22, 17), (23, 28),
    ]
    static let saleHours = Weighted([
        (7, 2), (8, 26), (9, 115), (10, 182), (11, 191), (12, 243), (13, 231), (14, 190), (15, 281),
        (16, 127),
        (17, 71), (18, 26), (19, 13), (20, 1),
    ])
    static let cancellationHours = Weighted([
        (8, 3), (9, 17), (10, 36), (11, 48), (12, 38), (13, 36), (14, 49), (15, 47), (16, 28), (17, 24),
    ])

    /// How many customers have how many sales.
    static let salesPerCustomer: [(sales: Int, customers: Int)] = [
        (1, 622), (2, 169), (3, 50), (4, 23), (5, 9), (6, 4), (8, 2), (9, 1), (10, 1), (12, 1), (13, 1),
        (34, 1),
        (35, 1),
    ]
    static let customersPerCountry: [(country: String, customers: Int)] = [
        ("United Kingdom", 815), ("Germany", 18), ("France", 15), ("Portugal", 6), ("Spain", 4),
        ("Belgium", 4),
        ("EIRE", 3), ("Japan", 3), ("Australia", 2), ("Netherlands", 2), ("Switzerland", 2), ("Italy", 2),
        ("Norway", 1), ("Poland", 1), ("Lithuania", 1), ("Iceland", 1), ("Channel Islands", 1),
        ("Denmark", 1),
        ("Cyprus", 1), ("Sweden", 1), ("Finland", 1),
    ]
    static let cashCountries = Weighted([("United Kingdom", 296), ("EIRE", 2), ("Bahrain", 1)])

    static let customerLines = Quantiles([
        (0, 1), (50, 1), (100, 2), (200, 4), (250, 5), (300, 7), (400, 10), (500, 13), (600, 16), (700, 21),
        (750, 25), (800, 29), (900, 45), (950, 58), (990, 86), (999, 161), (1000, 169),
    ])
    static let cashLines = Quantiles([
        (0, 1), (100, 1), (200, 2), (300, 3), (400, 6), (500, 11), (600, 21), (700, 57), (750, 81),
        (800, 122),
        (900, 474), (950, 591), (990, 652), (1000, 675),
    ])
    static let cancellationLines = Quantiles([
        (0, 1), (500, 1), (600, 2), (750, 2), (800, 3), (900, 3), (950, 5), (990, 20), (1000, 39),
    ])
    static let customerQuantities = Weighted([
        (1, 6181), (2, 3741), (12, 3478), (6, 2585), (4, 1947), (3, 1701), (24, 1622), (10, 796), (8, 772),
        (5, 593),
        (48, 397), (36, 290), (20, 248), (16, 213), (25, 151), (72, 136), (96, 100), (120, 90), (144, 60),
        (200, 40),
        (240, 30), (288, 20), (480, 15), (600, 5), (1440, 2), (2880, 1),
    ])
    /// Nobody takes dozens of what costs more than 5.00.
    static let dearQuantityMax = 12
    static let dearPrice: Int64 = 5000
    static let cashQuantities = Quantiles([
        (0, 1), (500, 1), (600, 2), (700, 2), (750, 3), (800, 3), (900, 6), (950, 9), (990, 29), (999, 108),
        (1000, 267),
    ])
    /// Unit prices of customers' lines in thousandths of a pound.
    static let prices = Weighted([
        (1250, 3277), (2950, 2473), (850, 2115), (1650, 2045), (2100, 1892), (3750, 1766), (420, 1216),
        (1950, 1142),
        (4950, 1073), (2550, 1032), (4250, 752), (7950, 715), (1450, 711), (5950, 637), (290, 600),
        (10950, 560),
        (6750, 520), (650, 505), (8500, 425), (9950, 404), (550, 387), (1690, 304), (12750, 267),
        (14950, 260),
        (210, 200), (16950, 150), (25000, 60), (39950, 20), (165_000, 6), (295_000, 2),
    ])
    /// At a till things cost a fifth more.
    static let cashMarkupPerMille: Int64 = 1200
    /// How many of the stock codes, most sold first, make how many of 1,000 lines.
    static let popularity = Quantiles([
        (0, 0), (39, 10), (135, 50), (218, 100), (345, 200), (584, 500), (801, 1000), (966, 2000),
        (1000, 2821),
    ])
    /// Sales of fees without a customer, in thousandths of a pound, each taken back.
    static let fees: [Int64] = [13_541_330, 13_474_790, 6_706_710]
}

/// Values drawn by weight.
struct Weighted<Value: Sendable>: Sendable {
    private let values: [Value]
    /// Running sums.
    private let sums: [Int]

    init(_ weights: [(Value, Int)]) {
        values = weights.map(\.0)
        var sum = 0
        sums = weights.map { weight in
            sum += weight.1
            return sum
        }
    }

    func draw(_ random: inout SplitMix64) -> Value {
        let place = random.below(sums[sums.count - 1])
        return values[sums.firstIndex { place < $0 } ?? 0]
    }
}

/// Whole numbers drawn from quantiles (per mille, value), straight lines between them.
struct Quantiles: Sendable {
    private let points: [(perMille: Int, value: Int)]

    init(_ points: [(Int, Int)]) { self.points = points.map { ($0.0, $0.1) } }

    func draw(_ random: inout SplitMix64) -> Int {
        // Finer than per mille, so that long tails are not steps.
        let place = random.below(1_000_000)
        let upper = points.firstIndex { $0.perMille * 1000 > place } ?? points.count - 1
        let (low, high) = (points[max(0, upper - 1)], points[upper])
        let width = (high.perMille - low.perMille) * 1000
        guard width > 0 else { return high.value }
        return low.value + (high.value - low.value) * (place - low.perMille * 1000) / width
    }
}
