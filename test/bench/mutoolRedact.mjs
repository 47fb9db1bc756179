// Run by `mutool run`: MuPDF's own redaction of the same boxes. Arguments: in, marks, out.
var source = new PDFDocument(scriptArgs[0]);
var marks = JSON.parse(read(scriptArgs[1])).marks;
var byPage = {};
marks.forEach(function (mark) {
  (byPage[mark.page] = byPage[mark.page] || []).push(mark.rect);
});
for (var number = 1; number <= source.countPages(); ++number) {
  var page = source.loadPage(number - 1);
  (byPage[number] || []).forEach(function (rect) {
    var annotation = page.createAnnotation('Redact');
    // MuPDF counts from the top; the pages are Letter.
    annotation.setRect([rect[0], 792 - rect[3], rect[2], 792 - rect[1]]);
  });
  page.applyRedactions(true, 2);
}
source.save(scriptArgs[2], 'garbage=4,compress');
