@main struct ReskontraCases { static func main() async {} }
