# Makes documents for the benchmark, one a file: awk -v kind=call|release|html
# -v bytes=N -v dir=DIR [-v seed=N] -f gen.awk. Calls are as dense as real ones
# (per kilobyte about 2.5 quantities, 8 sentences, 1.7 turns); hardly a line of
# speech comes twice.

# A number from 0 to n - 1, from a generator written out here so that every
# awk makes the same bytes.
function rnd(n) {
	state = (state * 16807) % 2147483647
	return int(state / 8) % n
}

function pick(list, n) {
	return list[rnd(n) + 1]
}

function money() {
	return "$" (rnd(900) + 20) "." rnd(10) (rnd(4) ? " million" : " billion")
}

function percent() {
	return rnd(3) ? (rnd(60) + 1) "%" : rnd(60) "." rnd(10) "%"
}

# A name that no other document is likely to have.
function name() {
	return pick(first, nfirst) " " pick(last, nlast) pick(tail, ntail)
}

# One sentence; a third of them state quantities.
function sentence(  k) {
	k = rnd(27)
	if (k == 0)
		return pick(metric, nmetric) " was " money() ", up " percent() \
		    " from a year ago."
	if (k == 1)
		return "In " pick(area, narea) ", " pick(metric, nmetric) \
		    " grew " percent() " and represented " percent() " of revenue."
	if (k == 2)
		return "We expect " pick(metric, nmetric) " of " money() " to " \
		    money() " for the " pick(quarter, 4) " quarter."
	if (k == 3)
		return "Non-GAAP diluted earnings per share were $" rnd(3) "." \
		    (rnd(90) + 10) ", compared with $" rnd(3) "." (rnd(90) + 10) \
		    " in the " pick(quarter, 4) " quarter of " (2000 + rnd(24)) "."
	if (k == 4)
		return "We ended with " (rnd(30) + 2) "," (rnd(900) + 100) \
		    " employees and " (rnd(90) + 20) " days of sales outstanding."
	if (k == 5)
		return "The rate moved by " (rnd(400) + 10) " basis points over " \
		    pick(area, narea) "."
	return capital(phrase()) " " pick(join, njoin) " " phrase() \
	    (rnd(4) ? "" : ", " pick(join, njoin) " " phrase()) "."
}

function capital(s) {
	return toupper(substr(s, 1, 1)) substr(s, 2)
}

# Words about the business, without a figure.
function phrase() {
	return pick(subject, nsubject) " " pick(verb, nverb) " " \
	    pick(adj, nadj) " " pick(object, nobject) " " pick(prep, nprep) " " \
	    pick(area, narea)
}

function emit(s) {
	print s >file
	made += length(s) + 1
}

# S as text of HTML.
function escape(s) {
	gsub(/&/, "\\&amp;", s)
	return s
}

function speech(n,  i, s) {
	for (i = 0; i < n; i++)
		s = s (i ? " " : "") sentence()
	emit(s)
	emit("")
}

function header(who, role) {
	emit(who " - " company ", Inc. - " role)
	emit("")
}

# A call: participants, remarks, and questions with their answers.
function call(  i, q, a, k) {
	company = pick(last, nlast) pick(tail, ntail) " " pick(trade, ntrade)
	emit("Q" (rnd(4) + 1) " " (2000 + rnd(25)) " " company \
	    ", Inc. Earnings Conference Call " ++ndoc)
	emit("")
	emit("PRESENTATION"); emit("")
	emit("Operator"); emit("")
	emit("Good day and welcome to the " company " call. All lines are muted.")
	emit("")
	a = name()
	for (i = 0; i < 4; i++) {
		header(i % 2 ? a : name(), i % 2 ? "CFO" : "CEO")
		for (k = 0; k < 5; k++)
			speech(3 + rnd(5))
	}
	emit("QUESTIONS AND ANSWERS"); emit("")
	for (i = 0; i < 16; i++) {
		q = name()
		emit("Operator"); emit("")
		emit("Our next question comes from the line of " q " with " \
		    pick(last, nlast) " Securities.")
		emit("")
		emit(q " - " pick(last, nlast) " Securities - Analyst"); emit("")
		speech(2 + rnd(4))
		header(a, "CFO")
		speech(3 + rnd(5))
		emit(q " - " pick(last, nlast) " Securities - Analyst"); emit("")
		speech(1 + rnd(2))
		header(a, "CFO")
		speech(1 + rnd(4))
	}
}

function thousands(  n) {
	n = rnd(900) + 10
	return n "," sprintf("%03d", rnd(1000))
}

# A release: prose and tables of TAB rows or of columns.
function release(  i, k, tab) {
	company = pick(last, nlast) pick(tail, ntail) " " pick(trade, ntrade)
	tab = rnd(2)
	emit(company " Reports " pick(quarter, 4) " Quarter Results " ++ndoc)
	emit("")
	for (i = 0; i < 4; i++)
		speech(4)
	for (k = 0; k < 4; k++) {
		emit(company ", Inc."); emit("Statement of Operations " ndoc "." k)
		emit("(in thousands, except per share amounts)"); emit("")
		if (tab)
			emit("\tThree Months Ended June 30,\t\tSix Months Ended June 30,\t")
		else
			emit(sprintf("%44s%32s", "Three Months Ended June 30,", \
			    "Six Months Ended June 30,"))
		row(tab, "", 2024, 2023, 2024, 2023)
		for (i = 0; i < 20; i++)
			row(tab, pick(metric, nmetric) " " pick(area, narea), \
			    thousands(), thousands(), thousands(), \
			    rnd(9) ? thousands() : "(" thousands() ")")
		emit("")
	}
}

function row(tab, label, a, b, c, d) {
	if (tab)
		emit(label "\t" a "\t" b "\t" c "\t" d)
	else
		emit(sprintf("%-40.40s%16s%16s%16s%16s", label, a, b, c, d))
}

# A release in HTML, cells with signs of their own, on long lines.
function html(  i, k) {
	company = pick(last, nlast) pick(tail, ntail) " " pick(trade, ntrade)
	emit("<html><body><p><b>" company " Reports Results " ++ndoc "</b></p>")
	for (i = 0; i < 4; i++)
		emit("<p>" escape(sentence() " " sentence() " " sentence()) "</p>")
	for (k = 0; k < 4; k++) {
		s = "<p>Statement of Operations</p><p>(in thousands)</p>" \
		    "<table><tr><td></td><td colspan=\"3\"><b>June 30,<br>2024</b></td>" \
		    "<td></td><td colspan=\"3\"><b>June 30,<br>2023</b></td></tr>"
		printf "%s", s >file
		made += length(s)
		for (i = 0; i < 20; i++) {
			s = "<tr style=\"background-color:#cceeff\"><td>" \
			    escape(pick(metric, nmetric)) " " pick(area, narea) "</td>" \
			    "<td>$</td><td style=\"text-align:right\">" thousands() \
			    "</td><td>&#160;</td><td></td><td>$</td>" \
			    "<td style=\"text-align:right\">(" thousands() \
			    "</td><td>)</td></tr>"
			printf "%s", s >file
			made += length(s)
		}
		emit("</table>")
	}
	emit("</body></html>")
}

BEGIN {
	state = seed + 42
	nfirst = split("Ada Bela Carl Dora Emil Fay Gus Hedy Ivo Jana Kurt Lena " \
	    "Milo Nora Otto Pia Rolf Sara Tom Ulla Vera Will Yara Zeno", first, " ")
	nlast = split("Abel Brandt Crane Dufour Egger Falk Gunn Holt Imber Jessen " \
	    "Kray Lund Marsh Nagy Ostrow Pryce Quist Rand Sall Thorn Ulm Voss " \
	    "Wray Zander", last, " ")
	ntail = split(",son,er,man,berg,feld,wood,ham,ton,ley,by,well", tail, ",")
	ntrade = split("Optics,Systems,Foods,Energy,Retail,Motors,Health,Media", \
	    trade, ",")
	nmetric = split("Revenue,Total revenue,Operating income,Net income," \
	    "Gross profit,R&D expense,Sales and marketing expense,G&A," \
	    "Operating expenses,Deferred revenue,Cash and cash equivalents," \
	    "Inventories,Capital expenditures,Product revenue,Service revenue," \
	    "Free cash flow,Backlog,Bookings", metric, ",")
	narea = split("North America,Europe,Asia Pacific,Japan,the enterprise," \
	    "the service provider market,our installed base,the field,software," \
	    "the supply chain,our largest accounts,new accounts,the channel," \
	    "distribution,the second half,the plant in the north,health care," \
	    "the public sector,education,consumer goods", area, ",")
	split("first,second,third,fourth", quarter, ",")
	nsubject = split("customers,our teams,we,partners,the market,competitors," \
	    "our engineers,the business,demand,pricing,orders,the mix,supply," \
	    "our platform,management,suppliers,the board,buyers", subject, ",")
	nverb = split("see,continue to drive,have improved,are building,expect," \
	    "are watching,delivered,support,have extended,remain focused on," \
	    "welcomed,are working through,value,have simplified", verb, ",")
	nadj = split("strong,steady,healthy,better,broad,early,new,continued," \
	    "solid,meaningful,deeper,faster,lower,careful,long-term", adj, ",")
	nobject = split("execution,adoption,interest,progress,discipline,momentum," \
	    "renewals,deployments,conversations,investments,efficiency," \
	    "visibility,coverage,training,quality,designs", object, ",")
	nprep = split("across,in,within,throughout,over,around", prep, ",")
	njoin = split("and,while,because,so,but,as,where,although,which means that", \
	    join, ",")
	while (made < bytes) {
		if (file != "")
			close(file)
		file = sprintf("%s/%s%06d.%s", dir, kind, ++nfile, \
		    kind == "html" ? "htm" : "txt")
		if (kind == "release")
			release()
		else if (kind == "html")
			html()
		else
			call()
	}
}
