#include "core/interchange/html/html_text.h"
#include <QSet>
#include <utility>

namespace counterpoint::html {

namespace {

QSet<QByteArray> setOf(const char* names)
{
    const auto list = QByteArray(names).split(' ');
    return {list.begin(), list.end()};
}

bool isBlock(const QByteArray& name)
{
    static const auto blocks = setOf(
        "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption tr blockquote pre address article aside details summary dialog fieldset "
        "legend figcaption figure footer form header hgroup hr main section body center menu dir optgroup");
    return blocks.contains(name);
}

/// Elements whose words are not read by anybody who reads the page.
bool isUnread(const QByteArray& name)
{
    static const auto names = setOf("script style head title noscript template svg iframe object embed applet video audio canvas select "
                                    "datalist rt rp frameset noframes");
    return names.contains(name);
}

bool isSpace(QChar c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

} // namespace

bool TextBuilder::isSkipped(const Element& element)
{
    if (isUnread(element.name))
        return true;
    if (element.name == "nav") {
        ++m_menus;
        return true;
    }
    if (element.name == "del") {
        ++m_findings.deletions;
        return true;
    }
    auto style = element.style.toLower();
    style.replace(" ", "");
    const bool isHidden = element.isHidden || style.contains("display:none");
    m_findings.hiddenRuns += isHidden ? 1 : 0;
    return isHidden;
}

void TextBuilder::begin(const Element& element)
{
    const auto& outer = m_open.back();
    Open open{element.name, outer.isSkipped, outer.isPreformatted, false, false};
    if (!open.isSkipped) {
        open.isSkipped = isSkipped(element);
        open.isPreformatted = open.isPreformatted || element.name == "pre" || element.name == "textarea";
        m_findings.insertions += element.name == "ins" ? 1 : 0;
    }
    if (!open.isSkipped) {
        if (isBlock(element.name))
            endLine();
        if (element.name == "br")
            flow().line += '\n';
        if (element.name == "br" || isBlock(element.name))
            flow().afterSpace = true;
        if (element.name == "ul" || element.name == "ol")
            m_lists.push_back({element.name == "ol", element.start});
        if (element.name == "li")
            beginItem();
        open.isRow = element.name == "tr";
        if (open.isRow)
            m_rows.emplace_back();
        open.isCell = (element.name == "td" || element.name == "th") && !m_rows.empty();
        if (open.isCell)
            m_flows.emplace_back();
    }
    m_open.push_back(open);
}

void TextBuilder::beginItem()
{
    if (m_lists.empty())
        return;
    auto& list = m_lists.back();
    const QString indent(2 * qsizetype(std::min<std::size_t>(m_lists.size() - 1, 20)), ' ');
    flow().bullet = indent + (list.isNumbered ? QString::number(list.number++) + QStringLiteral(". ") : QStringLiteral("- "));
}

void TextBuilder::end(const QByteArray& name)
{
    // A browser, too, passes over an end without a beginning.
    for (auto i = m_open.size(); i-- > 1;)
        if (m_open[i].name == name) {
            while (m_open.size() > i)
                close();
            return;
        }
}

void TextBuilder::close()
{
    const auto open = std::move(m_open.back());
    m_open.pop_back();
    if (open.isSkipped)
        return;
    if (isBlock(open.name) || open.isCell)
        endLine();
    if ((open.name == "ul" || open.name == "ol") && !m_lists.empty())
        m_lists.pop_back();
    if (open.isCell && m_flows.size() > 1) {
        const auto lines = std::move(flow().lines);
        m_flows.pop_back();
        m_rows.back() << lines;
    }
    if (open.isRow) {
        const auto cells = std::move(m_rows.back());
        m_rows.pop_back();
        if (!cells.isEmpty())
            flow().lines << rowOfCells(cells);
    }
}

void TextBuilder::words(const QString& text)
{
    const auto& open = m_open.back();
    if (open.isSkipped)
        return;
    auto& to = flow();
    QString kept;
    kept.reserve(text.size());
    for (const auto character : text) {
        if (open.isPreformatted)
            kept += character;
        else if (!isSpace(character))
            kept += character;
        else if (!to.afterSpace)
            kept += ' ';
        to.afterSpace = !open.isPreformatted && isSpace(character);
    }
    if (!kept.isEmpty())
        to.line += std::exchange(to.bullet, {}) + kept;
}

void TextBuilder::endLine()
{
    auto& to = flow();
    to.afterSpace = true;
    if (to.line.isEmpty())
        return;
    auto line = std::exchange(to.line, {});
    // A break at the end of a paragraph makes no further line.
    if (line.endsWith('\n'))
        line.chop(1);
    while (line.endsWith(' '))
        line.chop(1);
    to.lines << line.replace(QLatin1String(" \n"), QLatin1String("\n"));
}

QStringList TextBuilder::takeLines()
{
    while (m_open.size() > 1)
        close();
    endLine();
    return std::exchange(flow().lines, {});
}

} // namespace counterpoint::html
