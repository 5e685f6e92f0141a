#pragma once
#include <QByteArray>
#include <QList>
#include <vector>

namespace counterpoint::test {

/// A PDF of 612 x 792 points made by hand, one line of text after the other at the place where it shall stand.
class APdf {
public:
    APdf& page()
    {
        m_pages.emplace_back();
        return *this;
    }
    /// A line in Courier 10, six points a character; `down` is counted from the top of the page. Bytes are Windows-1252.
    APdf& line(double right, double down, QByteArray text)
    {
        text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        m_pages.back() += "BT /F1 10 Tf " + QByteArray::number(right) + ' ' + QByteArray::number(792 - down) + " Td (" + text + ") Tj ET\n";
        return *this;
    }
    /// Lines of 14 points each.
    APdf& lines(double right, double down, const QList<QByteArray>& texts)
    {
        for (const auto& text : texts) {
            line(right, down, text);
            down += 14;
        }
        return *this;
    }
    /// The lines of a paragraph, as full as words allow.
    static QList<QByteArray> wrapped(const QByteArray& text, qsizetype charactersALine = 78)
    {
        QList<QByteArray> lines(1);
        for (const auto& word : text.split(' '))
            if (lines.back().isEmpty())
                lines.back() = word;
            else if (lines.back().size() + 1 + word.size() <= charactersALine)
                lines.back() += ' ' + word;
            else
                lines << word;
        return lines;
    }
    QByteArray bytes() const
    {
        QList<QByteArray> objects;
        QByteArray kids;
        for (std::size_t i = 0; i < m_pages.size(); ++i)
            kids += QByteArray::number(4 + 2 * int(i)) + " 0 R ";
        objects << "<</Type/Catalog/Pages 2 0 R>>"
                << "<</Type/Pages/Count " + QByteArray::number(int(m_pages.size())) + "/Kids[" + kids + "]>>"
                << "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>";
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            objects << "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents "
                    + QByteArray::number(5 + 2 * int(i)) + " 0 R>>";
            objects << "<</Length " + QByteArray::number(m_pages[i].size()) + ">>\nstream\n" + m_pages[i] + "endstream";
        }
        QByteArray out = "%PDF-1.4\n";
        QByteArray table = "xref\n0 " + QByteArray::number(objects.size() + 1) + "\n0000000000 65535 f \n";
        for (qsizetype i = 0; i < objects.size(); ++i) {
            table += QByteArray::number(out.size()).rightJustified(10, '0') + " 00000 n \n";
            out += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        const auto start = QByteArray::number(out.size());
        return out + table + "trailer\n<</Size " + QByteArray::number(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + start
            + "\n%%EOF\n";
    }

private:
    std::vector<QByteArray> m_pages;
};

} // namespace counterpoint::test
