#include "tests/support/printing.h"
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

// The house rules that a compiler does not check: which folder may include which, and that core sees no GUI.
// Linking alone does not do it: <QtWidgets/QWidget> compiles with only Qt6::Core linked.

namespace {

using Layers = QMap<QString, QSet<QString>>;
const QString root = QStringLiteral(COUNTERPOINT_SOURCE_DIR "/");

QString textOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

QStringList sourcesUnder(const QStringList& tops)
{
    QStringList paths;
    for (const auto& top : tops) {
        QDirIterator it(root + top, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            paths << it.next().mid(root.size());
    }
    return paths;
}

/// Reads 'module: below below'; a module may name only modules that stand above its own line, so there is no circle.
Layers parseLayers(const QString& text, QStringList& problems)
{
    Layers layers;
    for (const auto& line : text.split('\n', Qt::SkipEmptyParts)) {
        if (line.startsWith('#'))
            continue;
        const auto module = line.section(':', 0, 0).trimmed();
        const auto below = line.section(':', 1).split(' ', Qt::SkipEmptyParts);
        for (const auto& name : below)
            if (!layers.contains(name))
                problems << module + " lists " + name + ", which does not stand above it";
        layers[module] = QSet<QString>(below.begin(), below.end()) << module;
    }
    return layers;
}

/// "core/coding/codebook.h" -> "core/coding", "app/main.cpp" -> "app"
QString moduleOf(const QString& path)
{
    const auto parts = path.split('/');
    return parts.size() > 2 ? parts[0] + '/' + parts[1] : parts[0];
}

/// What is wrong with the includes of one file, in words.
QStringList problemsIn(const QString& path, const QString& text, const Layers& layers)
{
    static const QRegularExpression include(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re", QRegularExpression::MultilineOption);
    static const QRegularExpression gui(
        R"(^(Qt(Widgets|Gui|Svg|PrintSupport|Quick)\b|Q(Widget|Application|GuiApplication|Dialog|MessageBox|Action|Icon|Pixmap|Image|Painter|PdfWriter|Text(Edit|Cursor|Document\w*)|Undo\w+|Color|Font\w*|Palette|Settings)$))");
    QStringList problems;
    const auto module = moduleOf(path);
    if (!layers.contains(module))
        return {path + ": " + module + " is no room of the house (tests/architecture/layers.txt)"};
    for (auto found = include.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const auto target = match.captured(2);
        if (match.captured(1) == "\"" && !layers[module].contains(moduleOf(target)))
            problems << path + " includes " + target + ", which " + module + " may not see";
        if (match.captured(1) == "<" && module.startsWith("core/") && gui.match(target).hasMatch())
            problems << path + " includes " + target + ": core has no GUI";
        if (target == "sqlite3.h" && module != "core/sqlite")
            problems << path + " includes sqlite3.h; only core/sqlite does";
    }
    return problems;
}

} // namespace

TEST_CASE("files include only what their layer allows", "[architecture]")
{
    QStringList problems;
    const auto layers = parseLayers(textOf(root + "tests/architecture/layers.txt"), problems);
    const auto paths = sourcesUnder({"core", "ui", "app"});
    for (const auto& path : paths)
        problems << problemsIn(path, textOf(root + path), layers);
    INFO(problems.join('\n').toStdString());
    CHECK(problems.isEmpty());
    CHECK(paths.size() > 8); // the search found the sources
}

TEST_CASE("the layer check sees a forbidden include, a circle and a GUI header", "[architecture]")
{
    QStringList problems;
    const auto layers = parseLayers("core/base:\ncore/text: core/base\nui/shell: core/text\n", problems);
    REQUIRE(problems.isEmpty());
    CHECK(problemsIn("core/text/a.h", "#include \"core/base/id.h\"\n#include <QString>\n", layers).isEmpty());
    CHECK(problemsIn("core/base/a.h", "#include \"core/text/b.h\"\n", layers).size() == 1);
    CHECK(problemsIn("core/text/a.h", "#include <QtWidgets/QWidget>\n", layers).size() == 1);
    CHECK(problemsIn("core/text/a.h", "#include <QFontMetrics>\n", layers).size() == 1);
    CHECK(problemsIn("core/text/a.h", "#include <sqlite3.h>\n", layers).size() == 1);
    CHECK(problemsIn("core/cellar/a.h", "", layers).size() == 1);
    parseLayers("core/base: core/text\ncore/text: core/base\n", problems);
    CHECK(problems.size() == 1);
}

TEST_CASE("source files stay readable in one sitting", "[architecture]")
{
    for (const auto& path : sourcesUnder({"core", "ui", "app", "tests"})) {
        INFO(path.toStdString());
        CHECK(textOf(root + path).count('\n') <= 500);
    }
}
