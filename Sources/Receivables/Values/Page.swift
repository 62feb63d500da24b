extension Sequence {
    /// The first `size` elements that fit, and whether another one does.
    func page(of size: Int, where fits: (Element) -> Bool) -> (rows: [Element], hasMore: Bool) {
        var rows: [Element] = []
        for element in self where fits(element) {
            if rows.count == size { return (rows, true) }
            rows.append(element)
        }
        return (rows, false)
    }
}
